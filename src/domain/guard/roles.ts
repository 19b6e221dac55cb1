import { gramsOf } from './content.ts';
import { nearClauses } from './near-clauses.ts';
import type { Clause, TextRead } from './reading.ts';

/** Those who act in such texts, by what they are called; longer names first. */
const ACTORS =
  /决策承办单位|行政执法机关|司法行政机关|行政复议机关|赔偿义务机关|检察机关|公安机关|监察机关|行政机关|审批机关|决策机关|有关机关|职能部门|主管部门|政府部门|垂直管理部门|被申请人|申请人|第三人|利害关系人|主要负责人|负责人|执法人员|工作人员|领导班子|党委|人大常委会|人大|人民法院|法院|检察院|专家|公众|群众|企业|用人单位|劳动者|出租人|承租人|卖家|买家|经营者|消费者|监护人|(?<!法治|市县|级)政府|各级政府/g;
/** Words that turn the order of the two round, or say who else does it. */
const TURNING = /被|由|向|对|给|受|将|把|为|替|帮|跟|和|与|同|及|、/;

/** A clause in which two parties have changed places, or one has another's part; else `null`. */
export function swappedRoles(claim: TextRead, sources: readonly TextRead[]): string | null {
  const said = new Set(claim.clauses.flatMap(({ grams }) => grams));
  const treated = sources.flatMap(treatmentsOf).find((list) => isTreatedAsOthers(said, list));
  if (treated) return claim.clauses.at(-1)?.text ?? null;
  for (const clause of claim.clauses) {
    const actors = actorsIn(clause.text);
    if (actors.length === 0 || actors.length > MOST) continue;
    const near = nearClauses(clause, claim, sources);
    if (near.length === 0) continue;
    if (near.every((one) => one.clauses.some((held) => isTurned(clause, actors, held)))) return clause.text;
    if (near.every((one) => hasOthersPart(clause, one.clauses))) return clause.text;
  }
  return null;
}
const MOST = 8;

interface Actor {
  name: string;
  start: number;
  end: number;
}

function actorsIn(text: string): Actor[] {
  return [...text.matchAll(ACTORS)].map(({ index, 0: name }) => ({
    name: name.replace(/^各级|^人民/, ''),
    start: index,
    end: index + name.length,
  }));
}

/** 甲 does something to what is 乙's where the source has 乙 do it to what is 甲's. */
function isTurned({ text, grams }: Clause, actors: readonly Actor[], { text: held }: Clause): boolean {
  const [first, second] = actors;
  if (!first || !second || actors.length !== 2 || first.name === second.name || TURNING.test(text)) return false;
  const there = actorsIn(held);
  const one = there.filter(({ name }) => name === first.name);
  const other = there.filter(({ name }) => name === second.name);
  if (one.length !== 1 || other.length !== 1 || (other[0] as Actor).end > (one[0] as Actor).start) return false;
  const done = text.slice(first.end, second.start);
  const doneThere = held.slice((other[0] as Actor).end, (one[0] as Actor).start);
  return !TURNING.test(doneThere) && grams.some((gram) => done.includes(gram) && doneThere.includes(gram));
}

/** In a list of parts (甲牵头、乙为主体) an actor is given what the source's list gives to another. */
function hasOthersPart({ text }: Clause, clauses: readonly Clause[]): boolean {
  const parts = partsIn(text);
  if (parts.length < 2) return false;
  const held = clauses.flatMap((one) => partsIn(one.text));
  return parts.some(({ name, part }) => {
    const own = held.filter((one) => one.name === name);
    const same = held.filter((one) => one.part.startsWith(part) || part.startsWith(one.part));
    return own.length > 0 && same.length > 0 && same.every((one) => one.name !== name);
  });
}

/** Each actor of a list with what stands right behind it in its item. */
function partsIn(text: string): { name: string; part: string }[] {
  return text.split('、').flatMap((item) => {
    const [actor, ...others] = actorsIn(item);
    const part = actor ? item.slice(actor.end, actor.end + 3).replace(/的.*/, '') : '';
    return actor && others.length === 0 && part.length >= 2 ? [{ name: actor.name, part }] : [];
  });
}

/** Who is dealt with, and how, in a row of clauses: 对甲的及时澄清，对乙的追究责任. */
interface Treatment {
  who: string[];
  how: string[];
}

const TREATMENT = /^并?对(?<who>[^的]{2,24}的)(?<how>.{3,})$/;
const treatments = new WeakMap<TextRead, Treatment[][]>();

function treatmentsOf(source: TextRead): Treatment[][] {
  const before = treatments.get(source);
  if (before) return before;
  const found = source.clauses.flatMap(({ text, sentence }) => {
    const { who = '', how = '' } = TREATMENT.exec(text)?.groups ?? {};
    return who === '' ? [] : [{ who: gramsOf(who), how: gramsOf(how), sentence }];
  });
  const lists = [...Map.groupBy(found, ({ sentence }) => sentence).values()].filter(({ length }) => length > 1);
  treatments.set(source, lists);
  return lists;
}

/** Whether one of a row is dealt with as another is, and neither the other nor the one's own treatment is spoken of. */
function isTreatedAsOthers(said: ReadonlySet<string>, list: readonly Treatment[]): boolean {
  const part = (grams: readonly string[]) =>
    grams.length === 0 ? 0 : grams.filter((gram) => said.has(gram)).length / grams.length;
  const at = list.map(({ who, how }) => ({ who: part(who), how: part(how) }));
  const isGiven = at.findIndex(({ who, how }) => how >= TREATED && who < UNNAMED);
  return isGiven >= 0 && at.some(({ who, how }) => who >= TREATED && how < UNNAMED);
}
const TREATED = 0.5;
const UNNAMED = 0.2;
