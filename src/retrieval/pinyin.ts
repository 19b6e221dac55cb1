import { pinyin } from 'pinyin-pro';

/**
 * The sound of a text, coarse enough that homophones, typed pinyin and southern speech fall together
 * (zh/z, ch/c, sh/s, n/l, front and back nasals), so that 复意, fuyi and 复议 share their features.
 */

const cache = new Map<string, string>();
const HAN = /\p{Script=Han}/u;
const SYLLABLE =
  /^(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)$/;

/** The coarse syllable of one Han character; an empty string for any other. */
export function soundOf(char: string): string {
  let sound = cache.get(char);
  if (sound === undefined) {
    sound = HAN.test(char) ? coarse(pinyin(char, { toneType: 'none' })) : '';
    cache.set(char, sound);
  }
  return sound;
}

/** The coarse syllables of a search key; Latin runs that can be read as pinyin count as syllables. */
export function soundsOf(key: string): string[] {
  const sounds: string[] = [];
  for (const run of key.matchAll(/[a-z]+|\p{Script=Han}/gu)) {
    if (HAN.test(run[0])) sounds.push(soundOf(run[0]));
    else sounds.push(...(syllables(run[0]) ?? []).map(coarse));
  }
  return sounds;
}

/**
 * Splits a Latin run into pinyin syllables, the longest first that leaves a rest of syllables; `null` where it is no
 * pinyin. From the end on, each rest is split once: trying anew at each place takes a run like iaoiao…q for ever.
 */
export function syllables(run: string): string[] | null {
  if (run.length > 60) return null;
  const rests: (string[] | null)[] = [[]];
  for (let at = run.length - 1; at >= 0; at--) rests.unshift(longestFirst(run.slice(at, at + 6), rests));
  return rests[0] as string[] | null;
}

/** `rests[n]` is how the run goes on behind the first `n + 1` letters of `window`. */
function longestFirst(window: string, rests: readonly (string[] | null)[]): string[] | null {
  for (let length = window.length; length > 0; length--) {
    const rest = rests[length - 1];
    if (rest && SYLLABLE.test(window.slice(0, length))) return [window.slice(0, length), ...rest];
  }
  return null;
}

function coarse(syllable: string): string {
  return syllable
    .replace('ü', 'v')
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei])ng$/, '$1n');
}
