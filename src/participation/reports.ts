import type { Routing } from '../domain/comment.ts';
import type { Office } from '../domain/corpus.ts';
import { fold } from './folding.ts';
import {
  ACCUSING,
  CONCRETE,
  GENERAL,
  NORMATIVE,
  OPINION,
  REPORTING,
  REQUEST,
  SOMEBODY,
  TURNING,
  WRONGDOING,
  type WrongdoingKind,
} from './reports.words.ts';

/** What an office hands a report on to where nothing else fits, as named in `corpus/offices.yaml`. */
const LAST_RESORT = 'hotline-12345';

/**
 * Where a text goes that reports a violation (task 44: who reports is strictly protected), `null` where it reports
 * none. Words of wrongdoing are not enough, since half of all drafts are about some: a rule wished for, a case
 * supposed or a remark on the draft reports nobody. It takes a clause that tells of wrongdoing as a fact, and signs
 * that it is about somebody or some event. Where a text does both, comment on the draft and report, it is a report:
 * the comment can be handed in again, an exposed person cannot be hidden again.
 *
 * @param offices those to choose from; the last resort of all is 12345.
 */
export function findReport(text: string, offices: Office[]): Routing | null {
  return isReport(text) ? routingTo(officeFor(text, offices)) : null;
}

/** Whether the text reports a violation. */
export function isReport(text: string): boolean {
  const key = fold(text);
  const clauses = key.split(/[。!?;\n]+/).map(clausesOf);
  const facts = clauses.flatMap(factsOf).join(',');
  const signs = CONCRETE.filter((sign) => sign.test(facts)).length + (REQUEST.test(key) ? 1 : 0);
  const kinds = WRONGDOING.filter((kind) => tellsOf(kind, facts));
  if (ACCUSING.test(facts)) return true;
  if (REPORTING.test(facts)) return kinds.length > 0 || signs >= 2;
  // 「楼下餐馆油烟直排，建议写明罚款」 gives a reason for its proposal; it would be lost as a report.
  const proposes = facts.length < clauses.flat().join(',').length;
  return kinds.some(({ everyday }) => (proposes ? !everyday && signs >= 2 : signs >= 1));
}

/**
 * Whether a text that is no report for certain may be one all the same: it tells of what somebody did, and neither of
 * a draft nor of what the writer thinks. Words know few of the ways to do wrong, so a person has to look.
 */
export function mayBeReport(text: string): boolean {
  const key = fold(text);
  if ([OPINION, NORMATIVE, GENERAL].some((words) => words.test(key))) return false;
  return SOMEBODY.test(key) && CONCRETE.slice(1).some((sign) => sign.test(key));
}

/** The office that takes such reports: by the kind of wrongdoing, else by most of its own words, else 12345. */
function officeFor(text: string, offices: Office[]): Office | undefined {
  const key = fold(text);
  const kinds = WRONGDOING.filter((kind) => tellsOf(kind, key));
  const named = kinds.map(({ office }) => offices.find(({ id }) => id === office)).find((office) => office);
  if (named && named.id !== LAST_RESORT) return named;
  const weighed = offices.map((office) => ({ office, weight: weightOf(office, key) }));
  const [best] = weighed.filter(({ weight }) => weight > 1).sort((a, b) => b.weight - a.weight);
  return best?.office ?? offices.find(({ id }) => id === LAST_RESORT);
}

/** What the person is told; a telephone number that nobody verified says so. */
function routingTo(office: Office | undefined): Routing {
  if (!office) return { office: '12345政务服务便民热线', address: '电话12345' };
  if (!office.phone) return { office: office.name, address: '电话请拨12345转接' };
  const unverified = office.verified || office.phone === '12345' ? '' : '（号码待核实，打不通请拨12345）';
  return { office: office.name, address: `电话${office.phone}${unverified}` };
}

const tellsOf = ({ words, by }: WrongdoingKind, key: string): boolean => words.test(key) && (!by || by.test(key));

const clausesOf = (sentence: string): string[] => sentence.split(/[,、\s:]+/).filter((clause) => clause !== '');

/** The clauses of a sentence that tell of something as it is. */
function factsOf(clauses: string[]): string[] {
  let wished = false;
  return clauses.filter((clause) => {
    const normative = (NORMATIVE.test(clause) && !REQUEST.test(clause)) || GENERAL.test(clause);
    // 「建议规定，收红包的开除」: the wish goes on until somebody is named or the sentence turns.
    wished = normative || (wished && !TURNING.test(clause) && !(CONCRETE[0] as RegExp).test(clause));
    return !wished;
  });
}

const weightOf = ({ keywords, matters }: Office, key: string): number =>
  [...keywords, ...matters].reduce((sum, word) => sum + (key.includes(word) ? word.length : 0), 0);
