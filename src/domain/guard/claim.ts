import type { Passage } from '../passage.ts';
import type { CheckedSentence, CitationFault } from '../sentence.ts';
import { foreignBody } from './bodies.ts';
import { unheldConsequence } from './consequences.ts';
import { unfoundedDenial } from './denials.ts';
import { statedException } from './exceptions.ts';
import { bearingOf } from './figure-check.ts';
import { contextsOf } from './figure-context.ts';
import { figureFault } from './figure-fault.ts';
import { foreignLink, foreignMark } from './foreign.ts';
import { firmerThanSaid } from './hedges.ts';
import { unheldRules } from './named-rules.ts';
import { contraryOrder } from './order.ts';
import { unheldOffice } from './other-bodies.ts';
import { allowedAgainst } from './permissions.ts';
import { contraryOf } from './polarity.ts';
import { alteredQuotation } from './quotations.ts';
import { readPassage, readText, type TextRead } from './reading.ts';
import { foreignReference } from './references-in-text.ts';
import { swappedRoles } from './roles.ts';
import { givenLabel, unheldStanding } from './standing.ts';
import { evidenceIn, shareBorneOut, shareOf } from './support.ts';
import { sweepingWord } from './sweeping.ts';

/** Below this a sentence is about something else (see honest.fixture.ts: no honest one comes near). */
const FLOOR = 0.22;
/** A clause of so many pairs has to be borne out by itself, at least so far. */
const CLAUSE = { pairs: 8, floor: 0.12 };
/** A passage of which less than this is in the sentence does not bear it where another does. */
const IDLE = 0.1;

/** Checks a model's sentence against the passages that it names. */
export function checkClaim(
  text: string,
  passages: readonly Passage[],
): { fault: CitationFault; detail: string; support: number } | CheckedSentence {
  const mark = foreignMark(text, passages);
  if (mark !== null) return { fault: 'foreign_mark', detail: mark, support: 0 };
  const claim = readText(text);
  const sources = passages.map(readPassage);
  const support = Number(shareBorneOut(claim, sources).toFixed(3));
  const found = firstFault(text, claim, passages, sources, support);
  if (found) return { ...found, support };
  const bearing = passages.filter((passage) => shareBorneOut(claim, [readPassage(passage)]) >= IDLE);
  const cited = bearing.length > 0 ? bearing : passages.slice(0, 1);
  const evidence = cited.flatMap((passage) =>
    evidenceIn(claim, passage, figuresIn(claim, passage)).map((span) => ({ passage, ...span })),
  );
  return { kind: 'claim', text, passages: cited, evidence, support };
}

function firstFault(
  text: string,
  claim: TextRead,
  passages: readonly Passage[],
  sources: readonly TextRead[],
  support: number,
): { fault: CitationFault; detail: string } | null {
  const { folded } = claim;
  const link = foreignLink(folded, passages);
  if (link !== null) return { fault: 'foreign_link', detail: link };
  const label = givenLabel(claim);
  if (label !== null) return { fault: 'foreign_mark', detail: label };
  const quotation = alteredQuotation(text, passages);
  if (quotation !== null) return { fault: 'altered_quotation', detail: quotation };
  const reference = foreignReference(folded, passages) ?? unheldRules(folded, passages);
  if (reference !== null) return { fault: 'unknown_reference', detail: reference };
  const figure = figureFault(claim, sources);
  if (figure) return figure;
  const contrary = contraryOf(claim, sources);
  if (contrary !== null) return { fault: 'opposite', detail: contrary };
  const exception = statedException(claim, passages);
  if (exception !== null) return { fault: 'opposite', detail: exception };
  const denial = unfoundedDenial(claim, passages);
  if (denial !== null) return { fault: 'opposite', detail: denial };
  const allowed = allowedAgainst(claim, sources) ?? swappedRoles(claim, sources) ?? contraryOrder(claim, sources);
  if (allowed !== null) return { fault: 'opposite', detail: allowed };
  const beyond =
    sweepingWord(claim, sources) ??
    firmerThanSaid(claim, sources) ??
    unheldConsequence(claim, sources) ??
    unheldStanding(claim, sources);
  if (beyond !== null) return { fault: 'unsupported', detail: beyond };
  const body = foreignBody(folded, passages) ?? unheldOffice(folded, passages);
  if (body !== null) return { fault: 'unsupported', detail: body };
  if (support < FLOOR) return { fault: 'unsupported', detail: text };
  const stray = claim.clauses.find(
    ({ grams }) => grams.length >= CLAUSE.pairs && shareOf(grams, sources) < CLAUSE.floor,
  );
  return stray ? { fault: 'unsupported', detail: stray.text } : null;
}

/** The sentences of a passage that hold the figures of a claim: of each figure the one that shares most with it. */
function figuresIn(claim: TextRead, passage: Passage): Set<number> {
  const held = contextsOf(readPassage(passage));
  const found = new Set<number>();
  for (const { figure, grams } of contextsOf(claim)) {
    let best: { sentence: number; shared: number } | null = null;
    for (const one of held) {
      if (bearingOf(figure, one.figure) !== 'bears') continue;
      const shared = [...grams].filter((gram) => one.grams.has(gram)).length;
      if (!best || shared > best.shared) best = { sentence: one.clause.sentence, shared };
    }
    if (best) found.add(best.sentence);
  }
  return found;
}
