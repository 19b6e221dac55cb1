import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from './config.ts';
import { randomId, systemClock } from './domain/clock.ts';
import { articleInWords } from './participation/articles.ts';
import { openParticipation } from './participation/opening.ts';
import type { PublishingParts } from './participation/publishing.ts';
import { Sequencer } from './participation/sequencer.ts';
import { openStore } from './start.node.ts';
import type { Store } from './store/store.ts';

/** What the office's commands work with, beside a running server on the same store. */
export interface Desk extends PublishingParts {
  store: Store;
}

/** Opens the store that the configuration names, does the work and closes it. */
export async function atDesk(work: (desk: Desk) => Promise<number>): Promise<number> {
  const config = readConfig(process.env);
  const store = await openStore(config);
  try {
    // No comment is taken here, so that no office is needed that reports could be handed to.
    const { signer } = await openParticipation(store, []);
    const sequencer = new Sequencer(store, signer, systemClock, randomId());
    return await work({ store, sequencer, publicUrl: config.publicUrl ?? null, pause: (time) => pause(time) });
  } finally {
    await store.close();
  }
}

/** A file as the person named it: npm runs scripts in the project's root and says here from where it was called. */
export const fileNamed = (path: string): string => resolve(process.env.INIT_CWD ?? '', path);

/** Prints one line a fault, its place in front and its article behind. Gives the exit code. */
export function printFaults(faults: { where?: string; message: string; article?: string | undefined }[]): 1 {
  for (const { where, message, article } of faults)
    console.error(visible(`${where ? `${where}：` : ''}${message}${article ? `（${articleInWords(article)}）` : ''}`));
  return 1;
}

/** The same for what the procedure says. */
export const printRefusal = (faults: { article: string; text: string }[]): 1 =>
  printFaults(faults.map(({ article, text }) => ({ message: text, article })));

/**
 * What people wrote, as it may be shown in a terminal: what would move its cursor, change its title or turn the
 * direction of writing is shown as a sign and does nothing.
 */
export const visible = (text: string): string => text.replace(UNSEEN, (sign) => `<U+${hexOf(sign)}>`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const hexOf = (sign: string): string => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
