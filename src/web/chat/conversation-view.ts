import { readMemory } from '../../conversation/memory.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { KeptAnswer } from '../../store/answers.ts';
import type { LiveShare } from '../../store/shares.ts';
import type { Web } from '../context.ts';

/** A conversation as a page shows it. `conversationId` is a secret: it stands in fields and never in an address. */
export interface Talk {
  conversationId: string | null;
  /** Oldest first. */
  turns: KeptAnswer[];
  /** Whether the person asked for simple answers. */
  simple: boolean;
  /** The links to answers of it that still hold. */
  links: LiveShare[];
}

/** What a page shows before anything was said. */
export const NO_TALK: Talk = { conversationId: null, turns: [], simple: false, links: [] };

/** Longer than any id of ours; what is longer cannot be one and is not looked up. */
const ID_CHARS = 64;

/** Whether a text from outside may be an id at all. */
export function isId(id: string): boolean {
  return id !== '' && id.length <= ID_CHARS;
}

/** The latest turns of a conversation, what may be said next beside the newest; empty where nobody knows the id. */
export async function readTalk(web: Web, id: string): Promise<Talk> {
  if (!isId(id)) return NO_TALK;
  const now = web.clock.now();
  const [turns, chat, links] = await Promise.all([
    web.store.listAnswers(id, LIMITS.turnsShown),
    web.store.findChat('web', id),
    web.store.listShares(id, now),
  ]);
  if (turns.length === 0) return NO_TALK;
  const { choices, simple } = readMemory(chat, now);
  const newest = turns.at(-1);
  // An answer is kept without its choices; what was last offered is remembered beside the conversation.
  if (newest) newest.answer.choices = choices;
  return { conversationId: id, turns, simple, links };
}
