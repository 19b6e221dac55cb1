import { LIMITS } from '../domain/limits.ts';
import { stripHidden } from '../retrieval/normalise.ts';
import { holdsEncoded, isCarrier, readingsOf, replaceEncoded } from './screen-encoded.ts';
import { isOrder } from './screen-orders.ts';
import { asksForWrong } from './unsafe-wish.ts';

/** What is left of a question once what is addressed to a machine has been taken out. */
export type Screened =
  | { kind: 'question'; text: string; stripped: boolean }
  | { kind: 'over_limit' }
  | { kind: 'unsafe' };

/** Where one clause ends and the next begins. Brackets count, since orders like to stand in them. */
const CLAUSE = /(?<=[。!?！？;；\n,，:：】\]>»」]|\.\s)/;
const BRACKETS =
  /<<SYS>>[\s\S]*?<<\/SYS>>|<!--[\s\S]*?-->|<(system|user|assistant|instructions?)>[^<]*<\/\1>|【[^】]*】|\[[^\]]*\]|<[^>]*>|「[^」]*」|###[^#]*###/g;
/** A card, a telephone, an identity number given to say who asks. */
const OWN_NUMBER = /^(?:我|俺|本人|的|身份证|证件|手机|电话|联系|方式|银行|卡|账|号码?|是|为|[\s\dx:：,，。;；-])+$/i;
/** A conversation pasted in as data: only what its user says is a question. */
const PASTED = /\{[^{}]*"role"\s*:\s*"(\w+)"[^{}]*?"content"\s*:\s*"([^"]*)"[^{}]*\}/g;

/**
 * Checks the length, takes out hidden characters, encoded text, clauses that give orders and those
 * that only say who asks. What wants a wrong done or taught is unsafe, whatever stands beside it.
 */
export function screen(question: string): Screened {
  if (question.length > LIMITS.questionChars) return { kind: 'over_limit' };
  const visible = stripHidden(question);
  if (asksForWrong(visible.text) || readingsOf(visible.text).some(asksForWrong)) return { kind: 'unsafe' };
  const shown = withoutOrders(visible.text);
  const ordered = shown !== visible.text;
  const clauses = shown.split(CLAUSE).filter((clause) => clause.trim() !== '');
  const carries = ordered || holdsEncoded(visible.text);
  const unordered = clauses.filter((clause) => !isOrder(clause) && !(carries && isCarrier(clause)));
  const kept = withoutNumbers(unordered);
  const stripped = visible.found || kept.length < clauses.length || ordered;
  const text = kept.join('').trim();
  if (stripped && !hasSubstance(text)) return { kind: 'unsafe' };
  return { kind: 'question', text: stripped ? text : question.trim(), stripped };
}

/** Whether a text gives orders to a machine in the open, or in base64, hex or rot13. For imported texts. */
export function givesOrders(text: string): boolean {
  return isOrder(text) || readingsOf(text).some(isOrder);
}

function withoutOrders(text: string): string {
  const said = text.replace(PASTED, (_, role: string, content: string) => (role === 'user' ? content : ' '));
  return replaceEncoded(said, (run, readings) => (readings.some(isOrder) ? ' ' : run)).replace(BRACKETS, (span) =>
    span.startsWith('<!--') || isOrder(span) ? ' ' : span,
  );
}

/** Without the clauses that hold nothing but a number of the asker's, as long as others ask something. */
function withoutNumbers(clauses: string[]): string[] {
  const others = clauses.filter((clause) => !(/\d{7}/.test(clause) && OWN_NUMBER.test(clause)));
  return others.length < clauses.length && hasSubstance(others.join('')) ? others : clauses;
}

/** Two characters, two English words, or a number by itself; told in one pass. */
function hasSubstance(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const words = text.match(/[a-z]{3,}/gi) ?? [];
  return han.length > 1 || (words.length > 1 && /\s[a-z]{3}/i.test(text)) || /^\W*\d+\W*$/.test(text);
}
