import { diffArrays } from 'diff';

/** A stretch of two texts: in both, only in the older, or only in the newer. */
export interface Stretch {
  kind: 'same' | 'deleted' | 'added';
  text: string;
}

/** Texts that differ in more words than this are shown as replaced as a whole. */
const MAX_EDITS = 1_200;
/** So few characters in both, between larger changes, are there by chance. */
const CHANCE = 4;

let words: Intl.Segmenter | undefined;

/**
 * What was deleted from one text and added in another, word by word; joined, what is not added gives the older and
 * what is not deleted the newer. `null` where they differ too much to say.
 */
export function diffTexts(older: string, newer: string): Stretch[] | null {
  const changes = diffArrays(wordsIn(older), wordsIn(newer), { maxEditLength: MAX_EDITS });
  if (!changes) return null;
  const stretches = changes.map(({ value, added, removed }): Stretch => {
    return { kind: added ? 'added' : removed ? 'deleted' : 'same', text: value.join('') };
  });
  return readable(stretches);
}

function wordsIn(text: string): string[] {
  words ??= new Intl.Segmenter('zh-Hans', { granularity: 'word' });
  return [...words.segment(text)].map(({ segment }) => segment);
}

/** What happens to be in both, between larger changes, is noise to a reader: it counts as changed. */
function readable(stretches: Stretch[]): Stretch[] {
  let current = grouped(stretches);
  for (;;) {
    const noise = current.findIndex(({ same }, at) => {
      const [before, after] = [current[at], current[at + 1]];
      const least = before && after ? Math.min(CHANCE, changed(before), changed(after)) : 0;
      return same !== '' && same.length <= least;
    });
    if (noise < 0) break;
    const [before, after] = [current[noise] as Group, current[noise + 1] as Group];
    const joined = {
      deleted: before.deleted + before.same + after.deleted,
      added: before.added + before.same + after.added,
      same: after.same,
    };
    current = [...current.slice(0, noise), joined, ...current.slice(noise + 2)];
  }
  return current.flatMap(({ deleted, added, same }) => [
    ...(deleted ? [{ kind: 'deleted' as const, text: deleted }] : []),
    ...(added ? [{ kind: 'added' as const, text: added }] : []),
    ...(same ? [{ kind: 'same' as const, text: same }] : []),
  ]);
}

/** A change, and what is in both behind it. */
interface Group {
  deleted: string;
  added: string;
  same: string;
}

function grouped(stretches: Stretch[]): Group[] {
  const groups: Group[] = [{ deleted: '', added: '', same: '' }];
  for (const { kind, text } of stretches) {
    const last = groups.at(-1) as Group;
    if (kind !== 'same' && last.same !== '') groups.push({ deleted: '', added: '', same: '', [kind]: text });
    else last[kind] += text;
  }
  return groups;
}

function changed({ deleted, added }: Group): number {
  return Math.max(deleted.length, added.length);
}
