/** A command of the menu, and the message that writing it stands for; `null` is /start, the first opening of the bot. */
export interface Command {
  /** Lower-case letters, at most 32. */
  command: string;
  /** As the menu shows it. */
  description: string;
  text: string | null;
}

/** All commands, in the menu's order. */
export const COMMANDS: readonly Command[] = [
  { command: 'start', description: '开始', text: null },
  { command: 'help', description: '帮助：能问什么、怎么问', text: '帮助' },
  { command: 'decisions', description: '有哪些事项正在征求意见', text: '有哪些征求意见' },
  { command: 'comment', description: '对征求意见的事项提意见', text: '我要提意见' },
  { command: 'receipt', description: '凭回执号查意见的处理情况', text: '查回执' },
  { command: 'cancel', description: '取消正在填写的内容', text: '取消' },
  { command: 'big', description: '大字：短句大行，看得清楚', text: '大字' },
  { command: 'simple', description: '把上一个回答说简单点', text: '说简单点' },
];

/** Commands behind which words of the person's own are part of the message: `/receipt` and a receipt's number. */
const WITH_WORDS = ['comment', 'receipt'];
const COMMAND = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]+))?(?:\s+([\s\S]*))?$/i;

/** A command as it was written. */
export interface WrittenCommand {
  command: string;
  /** The bot that it names behind an @, in lower case. */
  bot: string | null;
  words: string;
}

/** Reads a text that is a command; `null` for any other. */
export function readCommand(text: string): WrittenCommand | null {
  const match = COMMAND.exec(text.trim());
  if (!match) return null;
  const [, command = '', bot, words = ''] = match;
  return { command: command.toLowerCase(), bot: bot?.toLowerCase() ?? null, words: words.trim() };
}

/** What a command says in words, `null` for /start. An unknown one asks for help. */
export function textOf({ command, words }: WrittenCommand): string | null {
  const known = COMMANDS.find((entry) => entry.command === command);
  if (!known) return '帮助';
  return known.text !== null && words && WITH_WORDS.includes(command) ? `${known.text} ${words}` : known.text;
}
