import type { Routing } from '../domain/comment.ts';
import type { Office } from '../domain/corpus.ts';
import { fold } from './folding.ts';
import { readModel, scoreOf } from './reports.model.ts';
import { declaresReport, kindsIn } from './reports.rules.ts';
import { REPORTS } from './reports.weights.ts';

/** What an office hands a report on to where nothing else fits, as named in `corpus/offices.yaml`. */
const LAST_RESORT = 'hotline-12345';

const MODEL = readModel(REPORTS);

/**
 * Where a text goes that reports a violation (task 44: who reports is strictly protected), `null` where it reports
 * none. Words of wrongdoing are not enough, since half of all drafts are about some: a rule wished for, a case
 * supposed or a remark on the draft reports nobody. Where a text does both, comment on the draft and report, it is a
 * report: the comment can be handed in again, an exposed person cannot be hidden again.
 *
 * @param offices those to choose from; the last resort of all is 12345.
 */
export function findReport(text: string, offices: Office[]): Routing | null {
  return isReport(text) ? routingTo(officeFor(text, offices)) : null;
}

/** Whether the text reports a violation: certain enough that nobody needs to look first. */
export const isReport = (text: string): boolean => likenessOf(text) === 'certain';

/** Whether a text that is no report for certain may be one all the same, so that a person has to look. */
export const mayBeReport = (text: string): boolean => likenessOf(text) === 'possible';

function likenessOf(text: string): 'certain' | 'possible' | 'none' {
  const score = scoreOf(text, MODEL);
  if (score < REPORTS.lower) return 'none';
  // Whoever says that they report and goes on like one need not wait for somebody's opinion of it.
  return score >= REPORTS.upper || declaresReport(fold(text)) ? 'certain' : 'possible';
}

/** The office that takes such reports: by the kind of wrongdoing, else by most of its own words, else 12345. */
function officeFor(text: string, offices: Office[]): Office | undefined {
  const key = fold(text);
  const named = kindsIn(key)
    .map(({ office }) => offices.find(({ id }) => id === office))
    .find((office) => office);
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

const weightOf = ({ keywords, matters }: Office, key: string): number =>
  [...keywords, ...matters].reduce((sum, word) => sum + (key.includes(word) ? word.length : 0), 0);
