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

/** The kinds of wrongdoing whose words stand in a folded text. */
export const kindsIn = (key: string): WrongdoingKind[] => WRONGDOING.filter((kind) => tellsOf(kind, key));

/** Whether somebody says in a folded text that they report. */
export const declaresReport = (key: string): boolean => REPORTING.test(key) || ACCUSING.test(key);

/**
 * What words alone say of a folded text, each sign 0…1, always in the same order. On sentences that the words were not
 * fitted to they recognise one report in ten and are wrong four times in ten, so they weigh and do not decide.
 */
export function signsOf(key: string): number[] {
  const concrete = CONCRETE.map((sign) => sign.test(key));
  const kinds = kindsIn(key);
  const talks = [NORMATIVE, GENERAL, OPINION].some((words) => words.test(key));
  return [
    tellsOfFacts(key),
    kinds.length > 0,
    // Words of wrongdoing alone say little: half of all comments wish for a rule against it.
    kinds.length > 0 && !talks,
    !talks,
    kinds.length > 1,
    kinds.some(({ everyday }) => !everyday),
    ...concrete,
    concrete.filter(Boolean).length / concrete.length,
    ...[NORMATIVE, GENERAL, OPINION, REQUEST, REPORTING, ACCUSING, SOMEBODY, TURNING].map((words) => words.test(key)),
    tellsOfSomebody(key),
  ].map(Number);
}

/** Whether a clause tells of wrongdoing as a fact, with signs that it is about somebody or some event. */
function tellsOfFacts(key: string): boolean {
  const clauses = key.split(/[。!?;\n]+/).map(clausesOf);
  const facts = clauses.flatMap(factsOf).join(',');
  const signs = CONCRETE.filter((sign) => sign.test(facts)).length + (REQUEST.test(key) ? 1 : 0);
  const kinds = kindsIn(facts);
  if (ACCUSING.test(facts)) return true;
  if (REPORTING.test(facts)) return kinds.length > 0 || signs >= 2;
  // 「楼下餐馆油烟直排，建议写明罚款」 gives a reason for its proposal; it would be lost as a report.
  const proposes = facts.length < clauses.flat().join(',').length;
  return kinds.some(({ everyday }) => (proposes ? !everyday && signs >= 2 : signs >= 1));
}

/** Whether a text tells of what somebody did, and neither of a draft nor of what the writer thinks. */
function tellsOfSomebody(key: string): boolean {
  if ([OPINION, NORMATIVE, GENERAL].some((words) => words.test(key))) return false;
  return SOMEBODY.test(key) && CONCRETE.slice(1).some((sign) => sign.test(key));
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
