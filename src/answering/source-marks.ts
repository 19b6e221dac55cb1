/**
 * A writer's marks of its sources, in every spelling that means one: [S1], [S1][S2], 【S1、S2】, （来源：S1）, [^S1],
 * [S1 任务31], ［Ｓ１］.
 */

/** No mark is longer, brackets and all. */
const MOST_CHARS = 48;
/** Brackets in brackets: （见[S1]）. */
const MOST_DEPTH = 3;
/** [S1-S4] names this many sources at most; beyond, only its ends. */
const MOST_IN_RANGE = 9;

/** What may begin a mark. */
export const MARK_OPENERS = '[【(〔［（';
const OPENS = '[【(〔';
const CLOSES = ']】)〕';

const NUMBER = 's ?\\d{1,3}';
const WORDS = '(?:资料|信息|参考|引用)?(?:来源|出处|依据|资料|参考)|参见|详见|见|根据|引自|出自|sources?|refs?|see';
const JOINED = `(?: ?[,;、/&+~-]? ?| ?(?:和|与|及|以及|至|到) ?)${NUMBER}| ?[,;、/&+~-] ?\\d{1,3}`;
const MARK = new RegExp(`^ ?(?:(?:${WORDS}) ?:? ?)?(${NUMBER}(?:${JOINED})*) ?[.。]?$`);
/** All characters of marks; what holds another is none. */
const ONLY_MARK_CHARS = /^[[\]【】()〔〕 ^s\d,;、/&+~\-:.。和与及以至到资料信息参考引用来源出处依据见详根自ourcefe]*$/;
/** The passage's label behind its token; in square brackets alone, for round ones hold ordinary words. */
const LABELLED = /^[[【] ?(s ?\d{1,3})[ :][^[\]【】]{0,30}[\]】]?$/;

/**
 * What a text that begins with a bracket is: the tokens of a finished mark (`S1`), `open` where more may make it one,
 * `null` where nothing can.
 */
export function readMark(text: string): string[] | 'open' | null {
  if (text.length > MOST_CHARS) return null;
  const plain = fold(text);
  const depth = depthOf(plain);
  if (depth > MOST_DEPTH) return null;
  const labelled = LABELLED.exec(plain);
  if (depth > 0) return labelled || ONLY_MARK_CHARS.test(plain) ? 'open' : null;
  return labelled ? tokensIn(labelled[1] as string) : readFolded(plain);
}

/** The tokens of a text that is nothing but marks, with or without brackets; `null` where it is something else. */
export function readTokens(text: string): string[] | null {
  if (text.length > MOST_CHARS) return null;
  const plain = fold(text).trim();
  const labelled = LABELLED.exec(OPENS.includes(plain[0] ?? '') ? plain : `[${plain}]`);
  return readFolded(plain) ?? (labelled && tokensIn(labelled[1] as string));
}

function readFolded(plain: string): string[] | null {
  const [, list] = MARK.exec(plain.replace(/[[\]【】()〔〕^]/g, '')) ?? [];
  return list ? tokensIn(list) : null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[–—]/g, '-').replace(/\s+/g, ' ');
}

/** 0 behind the bracket that closes the first one. */
function depthOf(plain: string): number {
  let depth = 0;
  for (const char of plain) {
    if (OPENS.includes(char)) depth += 1;
    else if (CLOSES.includes(char)) depth -= 1;
    if (depth > MOST_DEPTH) break;
  }
  return depth;
}

function tokensIn(list: string): string[] {
  const tokens: string[] = [];
  let last = 0;
  for (const [, joint = '', digits] of list.matchAll(/([~\-至到])?[^\d~\-至到]*(\d+)/g)) {
    const number = Number(digits);
    const isRange = joint !== '' && number > last && number - last < MOST_IN_RANGE;
    for (let between = isRange ? last + 1 : number; between <= number; between++) tokens.push(`S${between}`);
    last = number;
  }
  return [...new Set(tokens)];
}
