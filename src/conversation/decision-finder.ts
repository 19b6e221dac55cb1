import { readNumber } from '../domain/reference.ts';
import { soundsOf } from '../retrieval/pinyin.ts';
import type { IntentContext, Mention, NamedDecision } from './intent-words.ts';

const NUMERAL = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const NUMBERED = [
  new RegExp(`第${NUMERAL}(?:个|号|件|桩|份)`),
  new RegExp(`第${NUMERAL}(?![\\d条款章节编次年批届页期季天步级项部句段部种类])`),
  new RegExp(
    `(?:评论|意见|建议|订阅|退订|关注|选择?|编号|序号|方案|事项|comment|number|no\\.?|subscribe|result)\\s*(?:on|to)?\\s*#?\\s*${NUMERAL}(?![\\d个条点句年月日天些下])`,
  ),
  new RegExp(`^(?:就|选|要|看)?${NUMERAL}(?:号(?![线楼栋令文院门])|个$)`),
  new RegExp(`^${NUMERAL}(?:$|[.,。、!?]|(?= )|个$|(?=我|那个))`),
];
const ENGLISH = ['first', 'second', 'third', 'fourth', 'fifth'];
const FROM_END = /(?:倒数第([一二三])|最(后|末|下面)一?)[个项条]?|最下面的?那?个/;
const POINTED = /[这那该此](?:个|件|项|桩|方案|事)|它|刚才(?:那|说)|上面那|this (?:one|plan|decision)|that one/;
/** Pairs of characters that many a decision's name holds, or that people say without meaning one. */
const COMMON = new Set(
  '方案 办法 调整 处理 管理 规定 条例 通知 关于 建设 实施 工作 征求 意见 草案 城市 城区 收费 搬迁 规划 项目 改造 政策 标准 服务 生活 公共 市场 决定 决策 行政 重大 老城 老年 保护 发展 工程 计划 行动 制度 细则 暂行 价格 设施 地区 我市 全市 湖南 长沙 涨价'.split(
    ' ',
  ),
);
/** A pair counts 1, or this where it is common; its sound alone counts half as much. */
const LITTLE = 0.3;
/** From this sum on a name is meant; from the other on it is hinted at. Ahead by this much of anything else. */
const NAMED = 1.6;
const HINTED = 1;
const AHEAD = 0.6;

/** Looks for the decision that a message's key speaks of; `null` where it speaks of none. */
export function findDecision(key: string, context: IntentContext): Mention | null {
  const named = byName(key, context);
  const numbered = numberIn(key, context.after === 'list');
  if (named?.by === 'name') return named;
  if (numbered !== null) return { decision: byNumber(numbered, context), by: 'number' };
  if (named) return named;
  return POINTED.test(key) && context.current ? { decision: context.current, by: 'pointed' } : null;
}

/** The number or place that the key names, counted from 1 (from the end on below 0); `null` where there is none. */
function numberIn(whole: string, listed: boolean): number | null {
  // A receipt's digits number nothing.
  const key = whole.replace(/\d[\d\s-]{8,}\d/g, '');
  if (listed) {
    const end = FROM_END.exec(key);
    if (end) return -(readNumber(end[1] ?? '一') as number);
    if (/[头前]一个|最上面/.test(key)) return 1;
  }
  for (const [at, pattern] of NUMBERED.entries()) {
    // A bare number at the start means something only behind a list.
    if (at === NUMBERED.length - 1 && !listed) continue;
    const numeral = pattern.exec(key)?.[1];
    const value = numeral ? readNumber(numeral) : null;
    if (value !== null && value > 0) return value;
  }
  const english = ENGLISH.findIndex((word) => new RegExp(`\\bthe ${word}\\b|^${word}\\b`).test(key));
  return english < 0 ? null : english + 1;
}

/** Behind a list the place in it; else, and beyond its end, the decision's own number. */
function byNumber(number: number, { after, listed, decisions }: IntentContext): NamedDecision | null {
  const placed = after === 'list' ? listed.at(number > 0 ? number - 1 : number) : undefined;
  return placed ?? decisions.find((decision) => decision.number === number) ?? null;
}

function byName(key: string, { decisions, listed, after }: IntentContext): Mention | null {
  const scored = decisions.map((decision) => ({ decision, score: nameScore(key, decision) }));
  scored.sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score < HINTED) return null;
  if (second && best.score - second.score < AHEAD) return null;
  const shown = after === 'list' && listed.includes(best.decision);
  return { decision: best.decision, by: best.score >= NAMED || shown ? 'name' : 'hinted' };
}

/** The best of the title and the aliases. A name that stands there whole is surely meant. */
function nameScore(key: string, decision: NamedDecision): number {
  const names = [decision.title, ...decision.aliases];
  const sum = Math.max(...names.map((name) => overlap(key, name.toLowerCase())));
  return names.some((name) => key.includes(name.toLowerCase())) ? Math.max(sum, NAMED) + AHEAD : sum;
}

function overlap(key: string, name: string): number {
  const written = new Set(pairs([...key], ''));
  const sounds = new Set(pairs(soundsOf(key), ' '));
  const namePairs = pairs([...name], '');
  const nameSounds = pairs(soundsOf(name), ' ');
  // Only where every character is Han are the two lists in step.
  const inStep = nameSounds.length === namePairs.length;
  let sum = 0;
  for (const [at, pair] of namePairs.entries()) {
    const worth = common(namePairs, at) ? LITTLE : 1;
    if (written.has(pair)) sum += worth;
    else if (inStep && sounds.has(nameSounds[at] as string)) sum += worth / 2;
  }
  return sum;
}

/** A common pair, or what joins two of them (调整方案: 整方). */
const common = (all: string[], at: number): boolean =>
  COMMON.has(all[at] as string) || (COMMON.has(all[at - 1] ?? '') && COMMON.has(all[at + 1] ?? ''));

const pairs = (units: string[], joint: string): string[] =>
  units.slice(0, -1).map((unit, at) => `${unit}${joint}${units[at + 1]}`);
