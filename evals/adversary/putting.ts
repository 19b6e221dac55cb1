import type { Script } from '../../src/models/scripted.fixture.node.ts';
import type { Said, Scene } from './scene.ts';
import type { Seeded } from './seeded.ts';

/** Ways in which a model puts its sentences into text. */

/** What a behaviour does with a request, and the sentences that it writes; none where they are of no account. */
export interface Behaving {
  script: Script;
  said: readonly Said[];
}

/** Sentences as the prompt asks for them: JSON. */
export function asJson(said: readonly Said[], indent?: number): string {
  return JSON.stringify({ sentences: said.map(({ text, tokens }) => ({ text, sources: tokens })) }, null, indent);
}

/** Marks of a sentence, and where they stand. */
export type Marking = (text: string, tokens: readonly string[]) => string;

/** 。 and then `[S1][S2]`. */
export const marksBehind: Marking = (text, tokens) => text + tokens.map((token) => `[${token}]`).join('');

/** `[S1]` and then 。 */
export const marksWithin: Marking = (text, tokens) =>
  text.replace(/。$/, '') + tokens.map((token) => `[${token}]`).join('') + (text.endsWith('。') ? '。' : '');

/** Sentences as plain text. */
export function asText(said: readonly Said[], marking: Marking = marksBehind, between = ''): string {
  return said.map(({ text, tokens }) => marking(text, tokens)).join(between);
}

/** Whether the request asks for JSON. */
export function wantsJson({ request }: Scene): boolean {
  return request.body.response_format !== undefined;
}

/** Cuts a text into pieces as models send them: a few characters each, anywhere. */
export function inPieces(text: string, random: Seeded, most = 6): string[] {
  const pieces: string[] = [];
  const chars = [...text];
  for (let at = 0; at < chars.length; ) {
    const next = at + random.whole(1, most);
    pieces.push(chars.slice(at, next).join(''));
    at = next;
  }
  return pieces;
}

/** An answer of this text, and of these sentences. */
export function told(text: string, said: readonly Said[], { random }: Scene): Behaving {
  return { script: { kind: 'text', pieces: inPieces(text, random, text.length > 10_000 ? 20_000 : 6) }, said };
}

/** An answer in the form asked for; now and then in plain text although JSON was asked for. */
export function put(said: readonly Said[], scene: Scene, marking: Marking = marksBehind): Behaving {
  const json = wantsJson(scene) && scene.random.chance(0.7);
  return told(json ? asJson(said) : asText(said, marking), said, scene);
}
