import { wantsPerson } from './human-help.ts';

/** What is no question: a greeting, thanks, or the wish to speak to a person. */
export type Courtesy = 'greeting' | 'thanks' | 'human_help';

const GREETING =
  /^(你|您)?好(啊|呀|吗|哦)?$|^(哈喽|嗨|喂|在吗|在不在|在么|早上好|上午好|下午好|晚上好|hi|hello|hey|有人吗|有人在吗)+(啊|呀)?$/;
const THANKS =
  /^(好的?|嗯|哦|行|ok|okay)*(谢谢|多谢|感谢|辛苦了?|thanks?|thankyou|拜拜|再见|好的|知道了|明白了|晓得了)(你|您|啦|了|哈|哦)*$/;

/** Reads a message's key; `null` for a question. Punctuation and spaces make no difference. */
export function courtesyOf(key: string): Courtesy | null {
  const bare = key.replace(/[\s,.。!?~、]/g, '');
  if (wantsPerson(key)) return 'human_help';
  if (GREETING.test(bare)) return 'greeting';
  return THANKS.test(bare) ? 'thanks' : null;
}

const EXAMPLES = '可以这样问：“被罚款了不服怎么办”“2022年底前要完成哪些任务”“任务31”。';

/** What is said to a greeting or to thanks. */
export function courtesyText(courtesy: 'greeting' | 'thanks', planTitle: string): string {
  if (courtesy === 'thanks') return '不客气。还有《方案》里的事想问，接着发过来就行。';
  return `您好！我是湘问，回答《${planTitle}》里的事，每句都注明出自哪一项任务。\n${EXAMPLES}`;
}
