import type { Day, Law } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import { readNumber } from '../../domain/reference.ts';
import { WordFinder } from '../lexicon.ts';

/** A law that a question names, with what it says of it. */
export interface LawNamed {
  law: Law;
  /** The earlier version that is asked for; `null` for the one in force. */
  version: Day | null;
  /** Places named by number, as in references: `29`, `29-1`. */
  places: string[];
  /** The question without the law's name and the numbers. */
  rest: string;
}

const NUM = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百千]{1,9})';
/** After another article 第 may be missing: 第二十九条和三十条. */
const ARTICLE = new RegExp(`(?:第 ?|(?<=条 ?[、,和与及] ?))(${NUM}) ?条(?:之 ?(${NUM}))?`, 'g');
/** Behind a law's name 第 may be missing, and 条, too: 行诉法四十九条, 处罚法29. */
const BEHIND_NAME = new RegExp(`^ ?[》」”"]? ?(?:的|之|里|中|里面)? ?(${NUM}) ?(?:条(?:之 ?(${NUM}))?|(?=$|[?,。!]))`);
const SERIES = new RegExp(`第 ?(${NUM})((?: ?[、,和与及] ?第? ?${NUM})+) ?条`, 'g');
const RANGE = new RegExp(`第 ?(${NUM}) ?条? ?[到至~—-] ?第? ?(${NUM}) ?条`, 'g');
/** Of a longer range the ends alone are looked up. */
const LONGEST_RANGE = 10;
const YEAR = /((?:19|20)\d\d) ?年?/g;
/** Said of the law and not of whatever else is old (旧小区, 以前的处分); `|` is where its name stands. */
const EARLIER =
  /(?:[旧老]|原来|原先|以前|从前|之前)的?(?=版|法|条例|规定|条文|第|《?\|)|\|》?的?(?:[旧老]的|原来|以前|从前)|修[订改正]前|上一版/;
/** 法 begins another word: 取消|法律援助, 处罚|法定代表人. */
const OTHER_WORD = /^(?:律|院|官|庭|治|警|人(?!大)|定(?!义)|规(?!定)|制(?!定))/;
/** An instrument made under the law, which is another: 监察法实施条例, 行政处罚法释义. */
const MADE_UNDER = /^》?的?(?:(?:实施|施行)(?:条例|细则|办法|规定|意见)|司法解释|释义|修正案)/;

/** Finds the laws, articles and versions that a question names. */
export class LawLookup {
  private readonly finder: WordFinder;
  private readonly byName = new Map<string, Law>();

  constructor(
    laws: readonly Law[],
    private readonly today: () => Day,
  ) {
    // A title may hold another law's in brackets, which people write or leave out.
    for (const law of laws)
      for (const name of [...law.names, law.title])
        for (const key of [nameKey(name), bracketed(nameKey(name, /\s/g))])
          if (!this.byName.has(key)) this.byName.set(key, law);
    this.finder = new WordFinder(this.byName.keys());
  }

  /** A law by one of its names, in whatever form; `undefined` where none is so called. */
  byNameOf(name: string): Law | undefined {
    return this.byName.get(nameKey(name));
  }

  /** The laws named in a search key, in the order of the text, each once. */
  find(key: string): LawNamed[] {
    const found = this.namesIn(key);
    const named = new Map<Law, LawNamed>();
    found.forEach(({ word, start, end }, at) => {
      const law = this.byName.get(word) as Law;
      const behind = key.slice(end, found[at + 1]?.start ?? key.length);
      const before = key.slice(found[at - 1]?.end ?? 0, start);
      const entry = named.get(law) ?? { law, version: null, places: [], rest: '' };
      entry.places.push(...placesIn(behind).filter((place) => !entry.places.includes(place)));
      entry.version ??= this.versionNamed(law, `${before}|${behind}`);
      named.set(law, entry);
    });
    const rest = restOf(key, found);
    return [...named.values()].map((entry) => ({ ...entry, rest }));
  }

  private namesIn(key: string) {
    return this.finder.find(bracketed(key)).filter(({ word, end }) => {
      const behind = key.slice(end);
      return !(word.endsWith('法') && OTHER_WORD.test(behind)) && !MADE_UNDER.test(behind);
    });
  }

  /** The version that the words around a name ask for, where it is not the one in force. */
  private versionNamed(law: Law, around: string): Day | null {
    const current = versionInForce(law, this.today());
    const years = [...around.matchAll(YEAR)].map((match) => match[1] as string);
    const byYear = law.versions.find(({ version, effectiveFrom }) =>
      years.some((year) => version.startsWith(year) || effectiveFrom?.startsWith(year)),
    );
    const before = law.versions[law.versions.indexOf(current) - 1];
    const asked = byYear ?? (EARLIER.test(around) ? before : undefined);
    return asked && asked !== current ? asked.version : null;
  }
}

function nameKey(name: string, without = /[《》〈〉\s]/g): string {
  return name.normalize('NFKC').toLowerCase().replace(without, '');
}

/** Brackets within brackets are those without. The length stays. */
function bracketed(key: string): string {
  return key.replaceAll('〈', '《').replaceAll('〉', '》');
}

/** The numbers of articles that a stretch behind a law's name names. */
function placesIn(text: string): string[] {
  const places: string[] = [];
  const direct = BEHIND_NAME.exec(text);
  if (direct) places.push(placeOf(direct[1], direct[2]));
  for (const [, first, last] of text.matchAll(RANGE)) places.push(...rangeOf(first as string, last as string));
  for (const match of text.matchAll(SERIES))
    for (const number of `${match[1]}${match[2]}`.split(/[、,和与及第 ]+/)) places.push(placeOf(number, undefined));
  for (const match of text.matchAll(ARTICLE)) places.push(placeOf(match[1], match[2]));
  return [...new Set(places)].filter((place) => place !== '');
}

function placeOf(number: string | undefined, sub: string | undefined): string {
  const value = number ? readNumber(number) : null;
  if (!value) return '';
  const behind = sub ? readNumber(sub) : null;
  return behind ? `${value}-${behind}` : String(value);
}

function rangeOf(first: string, last: string): string[] {
  const from = readNumber(first) ?? 0;
  const length = (readNumber(last) ?? 0) - from + 1;
  if (length < 1 || length > LONGEST_RANGE) return [placeOf(first, undefined), placeOf(last, undefined)];
  return Array.from({ length }, (_, at) => placeOf(String(from + at), undefined));
}

function restOf(key: string, found: { start: number; end: number }[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of found) {
    rest += key.slice(from, start);
    from = end;
  }
  return (rest + key.slice(from)).replace(RANGE, ' ').replace(SERIES, ' ').replace(ARTICLE, ' ');
}
