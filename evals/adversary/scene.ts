import type { ScriptedRequest } from '../../src/models/scripted.fixture.node.ts';
import type { Seeded } from './seeded.ts';

/** A passage as the model was shown it. */
export interface Material {
  token: string;
  /** Sentences of the passage's text that can stand alone, with their full stops. */
  sentences: string[];
}

/** What a behaviour makes its answer from. */
export interface Scene {
  request: ScriptedRequest;
  materials: Material[];
  random: Seeded;
}

/** A sentence of the model. `isGood` where its passages bear it out and a person should be able to read it. */
export interface Said {
  text: string;
  tokens: string[];
  isGood: boolean;
}

/** Reads the scene out of a request; `null` where the prompt has no passage with a whole sentence. */
export function sceneOf(request: ScriptedRequest, random: Seeded): Scene | null {
  const materials = [...request.sources]
    .map(([token, text]) => ({ token, sentences: standAlone(text) }))
    .filter(({ sentences }) => sentences.length > 0);
  return materials.length > 0 ? { request, materials, random } : null;
}

/** Sentences that tell something by themselves: no headings, no labels, no points of a list. */
function standAlone(text: string): string[] {
  const body = text.replace(/^[^\n。]*\n/, '');
  return body
    .split(/(?<=。)|\n/)
    .map((sentence) =>
      sentence
        .trim()
        .replace(/^\d+\.[^。]*。$/, '')
        .replace(/^第[^\s]{1,8}条(?:之[一二三])?\s+/, ''),
    )
    .filter((sentence) => /。$/.test(sentence) && sentence.length >= 12 && sentence.length <= 220)
    .filter((sentence) => !/[【】[\]]|^[(（]/.test(sentence));
}

/** Good sentences, copied from the passages, at most so many; the first passages more often. */
export function copies({ materials, random }: Scene, count: number): Said[] {
  const all = materials
    .slice(0, 4)
    .flatMap(({ token, sentences }) => sentences.map((text) => ({ text, tokens: [token], isGood: true })));
  return random.some(all, count);
}
