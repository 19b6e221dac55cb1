import { courtesyText } from '../answering/courtesy.ts';
import type { Content } from '../domain/message.ts';
import { answered } from './answered.ts';
import type { Doors } from './doors.ts';
import { HELP, HELPFUL, LARGE, SIMPLE_OFF, SIMPLE_ON, UNHELPFUL } from './phrases.ts';
import { addressOf, type Routed, type Step, say, type Talk } from './talk.ts';

/** What is said of the talk itself: help, how answers are told, what was thought of one; and what cannot be read. */

const MENU = [
  { label: '正在征求意见的事项', text: '有哪些征求意见' },
  { label: '查回执', text: '查回执' },
  { label: '说简单点', text: '说简单点' },
  { label: '转人工', text: '转人工' },
];

/** What comes without words. */
export function unwritten(talk: Talk, content: Exclude<Content, { kind: 'text' }>, { planTitle }: Doors): Step {
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
export async function retoldOf(talk: Talk, doors: Doors): Promise<Routed | null> {
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

/** Settings and help; `null` for any other message. */
export async function settingOf(talk: Talk, doors: Doors): Promise<Step | null> {
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
