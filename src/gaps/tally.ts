import type { RefusalReason, Related } from '../domain/answer.ts';
import type { ChannelName } from '../domain/message.ts';
import type { Ref } from '../domain/reference.ts';
import { type Period, type Week, weekAt } from './period.ts';
import type { CleanQuestion } from './question.ts';

/** What is counted of questions that are the same but for punctuation, and then of groups of them. */
export interface Tally {
  /** Wordings as they were written, with how often. */
  wordings: Map<string, number>;
  /** Within the period that is reported. */
  count: number;
  /** Before it, as far as was looked back. */
  earlier: number;
  weeks: Map<Week, number>;
  /** Milliseconds since the epoch. */
  first: number;
  last: number;
  refused: Map<RefusalReason, number>;
  unhelpful: number;
  complaints: Set<string>;
  channels: Map<ChannelName, number>;
  /** Places that were near, by how often and how far in front they stood. */
  near: Map<Ref, number>;
  pointed: Map<Ref, Related>;
}

/** What people said of unhelpful answers is kept up to so many. */
const MOST_COMPLAINTS = 5;
/** What an answer named counts more than what a search only looked at. */
const POINTED = 2;

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    ...{ wordings: new Map(), count: 0, earlier: 0, weeks: new Map(), first: Number.POSITIVE_INFINITY, last: 0 },
    ...{ refused: new Map(), unhelpful: 0, complaints: new Set(), channels: new Map() },
    ...{ near: new Map(), pointed: new Map() },
  };
}

/** Counts one question. */
export function count(tally: Tally, question: CleanQuestion, period: Period): void {
  const { text, at, reason, feedback, channel, retrieved, pointed } = question;
  add(tally.wordings, text, 1);
  add(tally.weeks, weekAt(at), 1);
  tally.first = Math.min(tally.first, at);
  tally.last = Math.max(tally.last, at);
  if (at < period.from) {
    tally.earlier += 1;
    return;
  }
  tally.count += 1;
  if (reason) add(tally.refused, reason, 1);
  if (feedback?.helpful === false) tally.unhelpful += 1;
  if (feedback?.reason && tally.complaints.size < MOST_COMPLAINTS) tally.complaints.add(feedback.reason);
  if (channel) add(tally.channels, channel, 1);
  pointed.forEach((place, rank) => {
    tally.pointed.set(place.ref, place);
    add(tally.near, place.ref, POINTED / (1 + rank));
  });
  retrieved.forEach(({ ref }, rank) => {
    add(tally.near, ref, 1 / (1 + rank));
  });
}

/** Adds one tally to another. */
export function addTally(to: Tally, from: Tally): void {
  for (const key of ['wordings', 'weeks', 'refused', 'channels', 'near'] as const)
    for (const [name, times] of from[key]) add(to[key] as Map<unknown, number>, name, times);
  for (const [ref, place] of from.pointed) to.pointed.set(ref, place);
  for (const complaint of from.complaints) if (to.complaints.size < MOST_COMPLAINTS) to.complaints.add(complaint);
  to.count += from.count;
  to.earlier += from.earlier;
  to.unhelpful += from.unhelpful;
  to.first = Math.min(to.first, from.first);
  to.last = Math.max(to.last, from.last);
}

/** The entries with the most first; ties by name, so that the order never depends on who came first. */
export function ranked<Name extends string>(counts: ReadonlyMap<Name, number>): [Name, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function add<Name>(counts: Map<Name, number>, name: Name, times: number): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}
