import { courtesyText } from '../answering/courtesy.ts';
import type { Content } from '../domain/message.ts';
import type { Asked } from './asking.ts';
import { withClarification } from './clarification.ts';
import { commandOf } from './commands.ts';
import { beginComment, continueComment } from './comment-dialogue.ts';
import { openComment, withOpenComment } from './comment-kept.ts';
import { listDecisions, subscribeTo, tellResult } from './decision-replies.ts';
import { plainWords } from './follow-up-words.ts';
import type { Memory } from './memory.ts';
import { HELP, HELPFUL, LARGE, SIMPLE_OFF, SIMPLE_ON, UNHELPFUL } from './phrases.ts';
import { beginReceipt, continueReceipt } from './receipt-dialogue.ts';
import { addressOf, asContent, type Routed, type Step, say, type Talk } from './talk.ts';
import type { WayFinder } from './ways.ts';

/** What routing needs of the rest. */
export interface Doors {
  ask(question: string): Promise<Asked>;
  /** The newest answer in simple words or in full; `null` where nothing was answered just now. */
  tellAgain(simple: boolean): Promise<Asked | null>;
  ways: WayFinder;
  /** `false` where there is no answer to judge. */
  feedback(helpful: boolean): Promise<boolean>;
  corpusVersion: string;
  planTitle: string;
}

const NUMERALS = '一二三四五六七八九';

/** A message that is only a number chooses among the choices last shown; any other is what it is. */
export function chosenText(text: string, { choices }: Memory): string {
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/[.。、,，)）号]$/, '');
  const number = /^\d{1,2}$/.test(bare) ? Number(bare) : NUMERALS.indexOf(bare) + 1;
  return (bare.length > 0 && number > 0 && choices[number - 1]?.text) || text;
}

/** Every kind of message in the order in which it is looked for: settings, a half-finished dialogue, an intent. */
export async function route(talk: Talk, content: Content, doors: Doors): Promise<Routed> {
  if (content.kind !== 'text') return spoken(unwritten(talk, content, doors), doors);
  const commanded: Talk = { ...talk, reading: commandOf(talk) ?? talk.reading };
  const retold = await retoldOf(commanded, doors);
  if (retold) return retold;
  const setting = await settingOf(commanded, doors);
  if (setting) return spoken(setting, doors);
  const continued = await dialogueOf(commanded, doors);
  // A comment that went on needs no word of how it goes on.
  if (continued && commanded.memory.dialogue?.kind === 'comment') return continued;
  return withOpenComment(commanded, continued ?? (await intended(commanded, doors)));
}

function spoken(step: Step, { corpusVersion }: Doors): Routed {
  return { memory: step.memory, content: asContent(step.content, corpusVersion), isPrivate: step.isPrivate };
}

const MENU = [
  { label: '正在征求意见的事项', text: '有哪些征求意见' },
  { label: '查回执', text: '查回执' },
  { label: '说简单点', text: '说简单点' },
  { label: '转人工', text: '转人工' },
];

function unwritten(talk: Talk, content: Exclude<Content, { kind: 'text' }>, { planTitle }: Doors): Step {
  if (content.kind === 'event') return say(talk, 'ask', courtesyText('greeting', planTitle), { choices: MENU });
  const what = { voice: '语音', image: '图片', video: '视频', file: '文件', location: '位置', other: '这种消息' }[
    content.what
  ];
  const way =
    content.what === 'voice'
      ? '可以长按语音转成文字再发，或者用输入法的语音输入。'
      : '请把想问的、想说的写成文字发来。';
  return say(talk, 'ask', `对不起，我现在还看不了${what}。${way}想直接找人，请打12345。`);
}

const SIMPLE_FROM_NOW = '好的，以后我只说最要紧的一句，难懂的词会解释。想恢复，回复“恢复”。';

/** Who asks for simple words, or for the whole again, wants that of what was just answered. */
async function retoldOf(talk: Talk, doors: Doors): Promise<Routed | null> {
  const { written, memory } = talk;
  const simple = SIMPLE_ON.test(written);
  const isSetting = simple || (memory.simple && SIMPLE_OFF.test(written));
  if (!isSetting || memory.after !== 'answer' || memory.dialogue) return null;
  const asked = await doors.tellAgain(simple);
  if (!asked) return null;
  const routed = answered({ ...talk, memory: { ...memory, simple } }, asked, doors);
  if (!simple) return routed;
  const { content } = routed;
  return { ...routed, content: { ...content, notices: [...content.notices, SIMPLE_FROM_NOW] } };
}

async function settingOf(talk: Talk, doors: Doors): Promise<Step | null> {
  const { written, memory } = talk;
  const steps = doors.ways.stepsFor(talk);
  if (steps) return steps;
  if (HELP.test(written)) return say(talk, 'ask', helpText(doors), { choices: MENU });
  if (LARGE.test(written)) {
    const text = `字的大小由您的手机决定：微信在“我→设置→通用→字体大小”里调。也可以打开大字版网页：${addressOf(talk, '/settings/size?value=1.67')}。想让我说得简单些，回复“说简单点”。`;
    return say(talk, 'ask', text);
  }
  if (SIMPLE_ON.test(written)) {
    return say(talk, 'ask', SIMPLE_FROM_NOW, { memory: { simple: true } });
  }
  if (memory.simple && SIMPLE_OFF.test(written))
    return say(talk, 'ask', '好的，恢复了。', { memory: { simple: false } });
  const helpful = HELPFUL.test(written);
  if (memory.dialogue || (!helpful && !UNHELPFUL.test(written)) || !(await doors.feedback(helpful))) return null;
  const text = helpful ? '谢谢您的评价，记下了。' : '记下了，对不起没帮上忙。换个说法再问我一次，或者打12345找人问。';
  return say(talk, 'ask', text, { memory: { lastAnswer: null } });
}

function helpText({ planTitle }: Doors): string {
  return [
    `我是湘问，能做这几件事：`,
    `· 答问题：依据《${planTitle}》和相关法律，每句都注明出处，例如“被罚款了不服怎么办”。`,
    '· 提意见：回复“有哪些征求意见”，选一项来写；写的过程中回复“取消”可以不提。',
    '· 查意见：发回执号；撤回：回复“撤回”；结果：回复“查结果”。',
    '· 找人：回复“转人工”，或者拨打12345。',
  ].join('\n');
}

/** `null` where nothing is half-finished, or where the message is about something else. */
async function dialogueOf(talk: Talk, doors: Doors): Promise<Routed | null> {
  const { dialogue } = talk.memory;
  if (!dialogue) return null;
  if (dialogue.kind === 'clarify') {
    if (!/^(当问题问|就问这个|问问题)/.test(talk.text)) return null;
    const asked = await doors.ask(dialogue.text);
    return answered({ ...talk, memory: { ...talk.memory, dialogue: null } }, asked, doors);
  }
  const step =
    dialogue.kind === 'comment' ? await continueComment(talk, dialogue) : await continueReceipt(talk, dialogue);
  return step && spoken(step, doors);
}

async function intended(talk: Talk, doors: Doors): Promise<Routed> {
  const { reading, memory } = talk;
  if (reading.kind === 'unclear' && !openComment(memory))
    return spoken(withClarification(talk, reading.intents), doors);
  const intent = reading.kind === 'clear' ? reading.intent : 'ask';
  switch (intent) {
    case 'list_decisions':
      return spoken(listDecisions(talk), doors);
    case 'comment_on_decision':
      // In the middle of a comment only a button begins another.
      return openComment(memory) && !commandOf(talk)
        ? answered(talk, await doors.ask(talk.text), doors)
        : spoken(beginComment(talk), doors);
    case 'check_receipt':
      return spoken(await beginReceipt(talk, 'check'), doors);
    case 'withdraw_comment':
      return spoken(await beginReceipt(talk, 'withdraw'), doors);
    case 'ask_result':
      return spoken(await tellResult(talk), doors);
    case 'subscribe':
      return spoken(await subscribeTo(talk), doors);
    case 'human_help':
    case 'ask':
      return answered(talk, await doors.ask(intent === 'human_help' ? '转人工' : talk.text), doors);
  }
}

const JUDGE = [
  { label: '有用', text: '有用' },
  { label: '没用', text: '没用' },
];

/** Who asks what a task or an article says has no grievance. */
const OF_A_TEXT = /方案|任务|全省|我省|指标|第.{1,6}[条项款]/;

/**
 * An answer out of the corpus, with the ways that are open to whoever has a grievance; where people cannot judge it on
 * a page they can in words (T7).
 */
function answered(talk: Talk, { content, trace }: Asked, { ways }: Doors): Routed {
  const { outcome, reason } = content;
  const isJudged = talk.channel !== 'web' && talk.channel !== 'api' && outcome === 'answered';
  const isLost = outcome === 'answered' || reason === 'no_basis';
  const choices = [
    ...(isLost && !OF_A_TEXT.test(talk.written) ? ways.choicesFor(plainWords(talk.written)) : []),
    ...(isJudged ? JUDGE : []),
  ];
  const dialogue = talk.memory.dialogue?.kind === 'clarify' ? null : talk.memory.dialogue;
  const memory: Memory = { ...talk.memory, dialogue, after: 'answer' };
  return { content: choices.length > 0 ? { ...content, choices } : content, trace, memory };
}
