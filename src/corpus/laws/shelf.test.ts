import { expect, test } from 'vitest';
import type { Card, Law } from '../../domain/law.ts';
import {
  BIRDS,
  JARS,
  LAMPS,
  LAWS,
  LIGHTS,
  lawOf,
  madeUpCorpus,
  OLD_TREES,
  sourcesOf,
  TODAY,
  versionOf,
} from './fixture.node.ts';
import { PackedLibrary, packLaws } from './library.ts';
import { LawShelf } from './shelf.ts';

const corpus = await madeUpCorpus();

/** A shelf on a day; with the texts of some laws, where they are given. */
function shelfOf(today = TODAY, laws?: Law[]): LawShelf {
  const library = laws ? new PackedLibrary(packLaws(sourcesOf(laws), 'sha256:0'), () => today) : null;
  return new LawShelf(corpus, library, () => today);
}

function cardOf(shelf: LawShelf, id: string): Card {
  const card = shelf.card(id);
  if (!card) throw new Error(`there is no card of ${id}`);
  return card;
}

const lines = ({ text }: Card): string[] => text.split('\n');

test('the pinned laws come first, and what else the library holds behind them, each once', () => {
  const kite = lawOf({ id: 'fengzheng', title: '风筝办法', versions: [versionOf('2021-01-01', ['第一条 甲。\n'])] });
  const shelf = shelfOf(TODAY, [kite, OLD_TREES]);
  expect(shelf.laws.map(({ id }) => id)).toEqual([...LAWS.map(({ id }) => id), 'fengzheng']);
  expect(shelf.law('fengzheng')).toBe(kite);
  expect(shelf.law('nobody')).toBeUndefined();
});

test('only a law whose version in force was pulled has its text at hand', () => {
  const shelf = shelfOf(TODAY, [OLD_TREES]);
  expect(LAWS.filter(({ id }) => shelf.hasText(id))).toEqual([OLD_TREES]);
  expect(LAWS.filter(({ id }) => shelfOf().hasText(id))).toEqual([]);
  const [old] = sourcesOf([OLD_TREES]);
  const outdated = new PackedLibrary(packLaws(old ? [old] : [], 'sha256:0'), () => TODAY);
  expect(new LawShelf(corpus, outdated, () => TODAY).hasText('laoshu')).toBe(false);
});

test('a status is that of the day', () => {
  const statuses = (today: string) => [OLD_TREES, LAMPS, LIGHTS].map((law) => shelfOf(today).statusOf(law));
  expect(statuses('2026-02-28')).toEqual(['in_force', 'repealed', 'in_force']);
  expect(statuses('2026-03-01')).toEqual(['in_force', 'repealed', 'amended']);
});

test('a card says what it is, and never passes for the law', () => {
  expect(cardOf(shelfOf(), 'laoshu')).toMatchObject({
    ref: 'card:laoshu',
    label: '《老树照管法》要点（非原文）',
    heading: '中华人民共和国老树照管法',
    url: '/laws/laoshu#card',
    status: 'in_force',
    notes: ['这是本站写的要点，不是法律原文，以原文为准。'],
  });
});

test('a card tells the time of its law, what it is for, who uses it, and each point with its article', () => {
  expect(lines(cardOf(shelfOf(), 'laoshu'))).toEqual([
    '《中华人民共和国老树照管法》，示例令第三号，2024年8月20日的版本，自2025年1月1日起施行，' +
      '截至2025年4月19日现行有效，此前2015年3月1日的版本适用至2024年12月31日。',
    '用途：示例的用途。',
    '使用者：示例的使用者。',
    '第二条：树龄满一百年的算老树。',
    '第三条：砍𣗋树罚二千元。',
  ]);
});

test('the time and the points of a card stand at their places in its text', () => {
  for (const id of ['laoshu', 'zhaoming', 'shuiniao', 'shuigang', 'ludeng']) {
    const card = cardOf(shelfOf(), id);
    const at = ({ start, end }: { start: number; end: number }) => card.text.slice(start, end);
    expect(at(card.time)).toBe(lines(card)[0]);
    expect(card.points.map(at)).toEqual(lines(card).slice(3));
  }
  expect(cardOf(shelfOf(), 'shuiniao').points.map(({ place }) => place)).toEqual(['item-2']);
});

test('the time of a card is told from the version that applies on the day', () => {
  expect(lines(cardOf(shelfOf('2024-12-31'), 'laoshu'))[0]).toBe(
    '《中华人民共和国老树照管法》，示例令第三号，2015年3月1日的版本，自2015年6月1日起施行，截至2025年4月19日现行有效。',
  );
});

test('what is reported since is in the card’s time from its day on, and in its notes before', () => {
  const before = cardOf(shelfOf('2026-02-28'), 'zhaoming');
  const since = cardOf(shelfOf('2026-03-01'), 'zhaoming');
  expect(lines(before)[0]).toMatch(/截至2025年4月19日现行有效。$/);
  expect(lines(since)[0]).toMatch(/截至2025年4月19日现行有效；待核实：据报道2026年3月1日起有修改。$/);
  expect([before.status, since.status]).toEqual(['in_force', 'amended']);
  for (const { notes } of [before, since]) expect(notes).toContain(LIGHTS.changes[0]?.note);
});

test('a repealed law without a card has one that says what took its place', () => {
  const card = cardOf(shelfOf(), 'ludeng');
  expect(card.status).toBe('repealed');
  expect(card.text).toBe(
    '《路灯条例》，2010年5月1日公布或最近一次修改，自2010年7月1日起施行，截至2025年4月19日已废止，由《照明条例》取代。',
  );
});

test('a law whose first day is not known says no day on which it came into force', () => {
  expect(lines(cardOf(shelfOf(), 'shuiniao'))[0]).toBe(
    '《关于投喂水鸟的意见》，2020年2月2日公布或最近一次修改，截至2025年4月19日现行有效。',
  );
});

test('an instrument without a text has a card without a point, and says where to get it', () => {
  expect(cardOf(shelfOf(), 'shilishui')).toMatchObject({
    ref: 'card:shilishui',
    label: '《示例省水鸟办法》要点（非原文）',
    points: [],
    text:
      '《示例省水鸟办法》，制定机关：示例省人民政府。\n方案中提到它的地方：任务3、任务44。\n' +
      '本站没有收录它的原文，不引用条文。可到示例网站查阅。',
  });
  expect(lines(cardOf(shelfOf(), 'gangyao'))[1]).toBe('方案中提到它的地方：序言。');
  expect(shelfOf().card('nobody')).toBeUndefined();
});

test('an instrument is found by its title within a search key, in whatever form', () => {
  const shelf = shelfOf();
  expect(shelf.instrumentNamed('《示例省水鸟办法》第三条怎么说')?.id).toBe('shilishui');
  expect(shelf.instrumentNamed('示例省 水鸟办法 哪里看')?.id).toBe('shilishui');
  expect(shelf.instrumentNamed('水鸟办法')).toBeUndefined();
});

test('a repealed law that is named by its title or name in 《》 is told with what took its place', () => {
  const shelf = shelfOf();
  expect(shelf.replacedIn('依照《路灯条例》和《老树法》办理')).toEqual([{ old: LAMPS, by: LIGHTS }]);
  expect(shelf.replacedIn('依照路灯条例办理')).toEqual([]);
  expect(shelf.replacedIn('依照《路灯条例实施细则》办理')).toEqual([]);
});

test('a reference to an article is found in the library, one to a card without it', () => {
  const shelf = shelfOf(TODAY, [BIRDS]);
  expect(shelf.find('law:shuiniao:item-2')?.text).toBe('二、不得投喂面包。');
  expect(shelf.find('card:shuigang')).toEqual(shelf.card(JARS.id));
  for (const ref of ['law:laoshu:3', 'card:nobody', 'card:', 'plan:1', '']) expect(shelf.find(ref)).toBeUndefined();
  expect(shelfOf().find('law:shuiniao:item-2')).toBeUndefined();
  expect(shelfOf().find('card:shuiniao')?.ref).toBe('card:shuiniao');
});
