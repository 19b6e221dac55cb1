import type { Block, OfficeDocument } from '../documents/document.ts';
import type { RefusalReason } from '../domain/answer.ts';
import type { Corpus } from '../domain/corpus.ts';
import { dayInWords } from '../domain/law-time.ts';
import type { ChannelName } from '../domain/message.ts';
import { planRef } from '../domain/reference.ts';
import type { Gap, GapReport } from './gap.ts';
import { WEEKS_BACK } from './gathering.ts';
import { periodInWords } from './period.ts';

/** The tasks of the plan that ask for this: what people ask is gathered and dealt with (74), and used for decisions (91). */
const TASKS = [74, 91];
/** Groups told one by one; the table holds more. */
const MOST_TOLD = 50;
const MOST_ROWS = 200;

const REASONS: Record<RefusalReason, string> = {
  no_basis: '没有依据',
  out_of_scope: '范围以外',
  unsafe: '不安全',
  over_limit: '过长',
  unavailable: '暂时答不出',
};

const CHANNELS: Record<ChannelName, string> = {
  web: '网页',
  api: '接口',
  telegram: 'Telegram',
  wechat: '微信公众号',
  wechaty: '微信群',
};

/** The gaps of a period as a document for editors and offices. Every question in it was redacted. */
export function gapDocument({ period, gaps, asked, leftOut }: GapReport, { plan, version }: Corpus): OfficeDocument {
  const groups = gaps.reduce((sum, { state }) => sum + (state === 'new' ? 1 : 0), 0);
  const tasks = TASKS.flatMap(
    (number) => plan.tasks.find(({ ref }) => ref === planRef({ kind: 'task', number })) ?? [],
  );
  return {
    title: '未能答复的问题',
    facts: [
      `期间：${periodInWords(period)}`,
      `语料版本：${version}`,
      '整理：湘问（自动归类，个人信息已经隐去，没有人工智能写的内容）',
    ],
    blocks: [
      { kind: 'heading', level: 1, text: '一、总的情况' },
      {
        kind: 'paragraph',
        text:
          `这一期间没有答复、或者答复后被评为没有帮助的问题共${asked}个，归为${gaps.length}组，` +
          `其中${groups}组是近${WEEKS_BACK}周第一次出现的。` +
          (leftOut > 0 ? `另有${leftOut}个只是对机器的命令或没有可读的内容，没有列出。` : ''),
      },
      {
        kind: 'paragraph',
        text: '不安全的要求、过长的内容和公众对决策提的意见不在其中。归类由程序按字面相近做成，可能有不准的地方，请以原话为准。',
      },
      {
        kind: 'paragraph',
        text: `与此有关的方案任务：${tasks.map(({ label, heading }) => `${label}（${heading}）`).join('、')}。`,
      },
      { kind: 'heading', level: 1, text: '二、各组问题' },
      table(gaps),
      ...(gaps.length > MOST_ROWS ? [more(gaps.length - MOST_ROWS)] : []),
      { kind: 'heading', level: 1, text: '三、逐组说明' },
      ...gaps.slice(0, MOST_TOLD).flatMap(detail),
    ],
    hasModelText: false,
  };
}

function table(gaps: Gap[]): Block {
  const head = ['序号', '问题', '次数', '情况', '起止', '最近的内容'];
  const rows = gaps
    .slice(0, MOST_ROWS)
    .map((gap, at) => [
      String(at + 1),
      gap.representative,
      String(gap.count),
      stateInWords(gap),
      gap.first === gap.last ? gap.first : `${gap.first}—${gap.last}`,
      gap.near.map(({ label }) => label).join('、') || '无',
    ]);
  return { kind: 'table', rows: [head, ...rows] };
}

function more(count: number): Block {
  return { kind: 'paragraph', text: `另有${count}组，次数更少，没有列出。` };
}

function stateInWords({ state, earlier }: Gap): string {
  return state === 'new' ? '新出现' : `再次出现（此前${earlier}次）`;
}

function detail(gap: Gap, at: number): Block[] {
  return [
    { kind: 'heading', level: 2, text: `${at + 1}. ${gap.representative}` },
    { kind: 'list', items: factsOf(gap) },
    { kind: 'paragraph', text: '可以这样处理：' },
    { kind: 'list', items: waysOf(gap) },
  ];
}

function factsOf(gap: Gap): string[] {
  const { variants, weeks, refused, unhelpful, complaints, channels, near } = gap;
  const reasons = [
    ...refused.map(({ reason, count }) => `${REASONS[reason]}${count}次`),
    ...(unhelpful > 0 ? [`评为没有帮助${unhelpful}次`] : []),
  ];
  return [
    `编号：${gap.id}；${gap.count}次；${stateInWords(gap)}；${dayInWords(gap.first)}至${dayInWords(gap.last)}`,
    ...(weeks.length > 1 ? [`各周：${weeks.map(({ week, count }) => `${week} ${count}次`).join('，')}`] : []),
    `原因：${reasons.join('，')}`,
    ...(channels.length > 0
      ? [`渠道：${channels.map(({ channel, count }) => `${CHANNELS[channel]}${count}次`).join('，')}`]
      : []),
    ...(variants.length > 0
      ? [`其他问法：${variants.map(({ text, count }) => withTimes(text, count)).join('；')}`]
      : []),
    ...(complaints.length > 0 ? [`评价：${complaints.join('；')}`] : []),
    `最近的内容：${near.map(({ label, heading }) => (heading ? `${label} ${heading}` : label)).join('；') || '没有'}`,
  ];
}

function withTimes(text: string, count: number): string {
  return count > 1 ? `${text}（${count}次）` : text;
}

/** What an editor can do: the nearest way first. */
function waysOf({ near, unhelpful, refused, office }: Gap): string[] {
  const [first] = near;
  const answer =
    '常被问到、需要几处依据合起来才能答的，写一份人工核定答复（语料的 curated 文件夹），由负责的机关核定。';
  const corpus = first
    ? `看看${first.label}能不能回答：能，就在语料里补上这种问法；说得不对或不全，就改正语料。`
    : '语料里没有相近的内容：有公开的法律、文件可以回答的，收进语料。';
  const tell = `语料答不了、也不该由本站答的，转给${office.name}${office.verified ? '' : '（待核实）'}办理或者公布。`;
  return unhelpful > 0 && refused.length === 0 ? [answer, corpus, tell] : [corpus, answer, tell];
}
