import type { Content } from '../domain/message.ts';
import { answered } from './answered.ts';
import { withClarification } from './clarification.ts';
import { commandOf } from './commands.ts';
import { beginComment, continueComment } from './comment-dialogue.ts';
import { openComment, withOpenComment } from './comment-kept.ts';
import { listDecisions, subscribeTo, tellResult } from './decision-replies.ts';
import type { Doors } from './doors.ts';
import type { Memory } from './memory.ts';
import { beginReceipt, continueReceipt } from './receipt-dialogue.ts';
import { retoldOf, settingOf, unwritten } from './settings.ts';
import { asContent, type Routed, type Step, type Talk } from './talk.ts';

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
