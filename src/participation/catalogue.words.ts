import type { DecisionState, Track } from '../domain/decision.ts';

/** The states that a catalogue file may give a decision. */
export const CATALOGUE_STATES = [
  'listed',
  'started',
  'drafting',
  'consulting',
  'exempt',
] as const satisfies DecisionState[];
export type CatalogueState = (typeof CATALOGUE_STATES)[number];

/** As offices write them. */
export const CATALOGUE_STATE_IN_WORDS: Readonly<Record<CatalogueState, string>> = {
  listed: '已列入目录',
  started: '已启动',
  drafting: '拟订草案',
  consulting: '公开征求意见',
  exempt: '依法不予公开',
};

/** The tracks, likewise. */
export const TRACK_IN_WORDS: Readonly<Record<Track, string>> = {
  major_decision: '重大行政决策',
  rule: '规章',
  normative_document: '规范性文件',
};

/** The key that a word or the key itself stands for; `null` for another. */
export function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, text: string): Key | null {
  const found = Object.entries<string>(words).find(([key, word]) => key === text || word === text);
  return found ? (found[0] as Key) : null;
}
