import { expect, test } from 'vitest';
import type { CardSource, LawQuestion } from '../../domain/law.ts';
import { FaultList } from '../files.ts';
import { checkCard, parseCards, parseInstruments } from './cards.ts';
import { LAMPS, madeUpCorpus, OLD_TREES, sourcesOf, TODAY } from './fixture.node.ts';
import { PackedLibrary, packLaws } from './library.ts';

const PATH = 'laws/laoshu.yaml';
const CARD = `purpose: 说明老树由谁照管。
users: 村里人。
points:
  - article: 2
    says: 树龄满一百年的算老树。
    ask:
      - 多少年的树算老树
      - 老树怎么认
  - article: 2-1
    says: 老树归村里照管。
    ask: [老树归谁管]
ask:
  3:
    - 砍老树罚多少
`;

function read(text: string | null, laws = [OLD_TREES]) {
  const faults = new FaultList();
  const result = parseCards(new Map(text === null ? [] : [[PATH, text]]), laws, faults);
  return { ...result, faults: faults.faults };
}

/** The card with what must be there replaced. */
function changed(from: string, to: string): string {
  if (!CARD.includes(from)) throw new Error(`${from} is not in the card`);
  return CARD.replace(from, to);
}

test('a card is read with its points at their lines, and its questions at their places', () => {
  expect(read(CARD)).toEqual({
    cards: [
      {
        law: 'laoshu',
        purpose: '说明老树由谁照管。',
        users: '村里人。',
        points: [
          { place: '2', says: '树龄满一百年的算老树。', line: 4 },
          { place: '2-1', says: '老树归村里照管。', line: 9 },
        ],
      },
    ],
    questions: [
      { law: 'laoshu', place: '2', text: '多少年的树算老树' },
      { law: 'laoshu', place: '2', text: '老树怎么认' },
      { law: 'laoshu', place: '2-1', text: '老树归谁管' },
      { law: 'laoshu', place: '3', text: '砍老树罚多少' },
    ],
    faults: [],
  });
});

test('a law in force without a card is a fault, a repealed one needs none', () => {
  expect(read(null).faults).toEqual([{ file: PATH, line: 1, message: '《老树照管法》没有要点' }]);
  expect(read(null, [LAMPS])).toEqual({ cards: [], questions: [], faults: [] });
});

test('a card of a law that is not pinned is not read', () => {
  expect(read('purpose: 别的\n', [LAMPS])).toEqual({ cards: [], questions: [], faults: [] });
});

test.each<[string, string, string, number, string]>([
  ['a point that says nothing', 'says: 老树归村里照管。', "says: ''", 9, 'says 应为1至160字'],
  ['a point without its words', 'says: 老树归村里照管。', 'other: 甲', 9, 'says 应为1至160字'],
  ['a point that copies', '老树归村里照管。', '长'.repeat(161), 9, 'says 应为1至160字'],
  ['a point that nobody asks for', 'ask: [老树归谁管]', 'ask: []', 9, '第2-1条没有问法'],
  ['a question that stands outside a list', 'ask: [老树归谁管]', 'ask: 老树归谁管', 9, '第2-1条没有问法'],
  ['an article without questions', '3:\n    - 砍老树罚多少', '3: []', 13, '第3条没有问法'],
  ['a point without an article', 'article: 2-1', 'place: 2-1', 9, '“undefined”不是条目的写法'],
  ['an article in words', 'article: 2-1', 'article: 第二条之一', 9, '“第二条之一”不是条目的写法'],
  ['questions to no article', '3:\n    - 砍', '0:\n    - 砍', 13, '“0”不是条目的写法'],
  ['a card without a purpose', 'purpose: 说明老树由谁照管。\n', '', 1, '缺少文字 purpose'],
  ['a card without users', 'users: 村里人。\n', '', 1, '缺少文字 users'],
  ['a card without points', 'points:', 'other:', 1, '缺少列表 points'],
])('%s is a fault at its line', (_, from, to, line, message) => {
  expect(read(changed(from, to)).faults).toEqual([{ file: PATH, line, message }]);
});

test('a point may say as much as fits, and no more', () => {
  expect(read(changed('老树归村里照管。', '长'.repeat(160))).faults).toEqual([]);
});

test('a card that is no YAML is a fault and nothing else', () => {
  expect(read('points: [\n').faults).toEqual([{ file: PATH, line: expect.any(Number), message: expect.any(String) }]);
});

const INSTRUMENTS = 'laws/instruments.yaml';
const instruments = (entry: string) => {
  const faults = new FaultList();
  const read = parseInstruments(new Map([[INSTRUMENTS, `instruments:\n  - ${entry}\n`]]), 108, faults);
  return { read, faults: faults.faults.map(({ line, message }) => `${line} ${message}`) };
};
const SOUND = '{id: shilishui, title: 水鸟办法, issuer: 示例省人民政府, tasks: [1, 108], whereToGet: 到网站查阅。}';

test('an instrument is read as it stands, and without the file there is none', () => {
  expect(instruments(SOUND)).toEqual({
    read: [
      { id: 'shilishui', title: '水鸟办法', issuer: '示例省人民政府', tasks: [1, 108], whereToGet: '到网站查阅。' },
    ],
    faults: [],
  });
  expect(parseInstruments(new Map(), 108, new FaultList())).toEqual([]);
});

test.each([
  [SOUND.replace('issuer: 示例省人民政府, ', ''), '2 缺少 issuer'],
  [SOUND.replace('tasks: [1, 108], ', ''), '2 缺少 tasks'],
  [SOUND.replace('[1, 108]', '[0]'), '2 没有任务0'],
  [SOUND.replace('[1, 108]', '[109]'), '2 没有任务109'],
  [SOUND.replace('[1, 108]', '[1.5]'), '2 没有任务1.5'],
  [SOUND.replace('[1, 108]', '98'), '2 tasks 应为列表'],
  [SOUND.replace('[1, 108]', "'98'"), '2 tasks 应为列表'],
])('%s is a fault', (entry, fault) => {
  expect(instruments(entry).faults).toEqual([fault]);
});

test('an instrument that names no task is sound', () => {
  expect(instruments(SOUND.replace('[1, 108]', '[]')).faults).toEqual([]);
});

const library = new PackedLibrary(packLaws(sourcesOf([OLD_TREES]), 'sha256:0'), () => TODAY);
const cardWith = (place: string, says: string): CardSource => ({
  law: 'laoshu',
  purpose: '',
  users: '',
  points: [{ place, says, line: 4 }],
});

test('a figure of a card that its article holds is sound, in whatever numerals', () => {
  for (const says of ['砍树罚二千元。', '砍树罚2000元。', '砍树要罚款。'])
    expect(checkCard(cardWith('3', says), [], library), says).toEqual([]);
});

test('a figure that the article of the version in force does not hold is a problem', () => {
  expect(checkCard(cardWith('3', '砍树罚五百元。'), [], library)).toEqual([`${PATH}:4 第三条里没有数字 500`]);
  expect(checkCard(cardWith('2', '满一百年、三百年的算老树。'), [], library)).toEqual([
    `${PATH}:4 第二条里没有数字 300`,
  ]);
});

test('a point or a question to an article that is not there is a problem, told once', () => {
  expect(checkCard(cardWith('5', '罚五百元。'), [], library)).toEqual([`${PATH}:4 没有第五条`]);
  const ask = (law: string, place: string): LawQuestion => ({ law, place, text: '问' });
  const questions = [ask('laoshu', '4'), ask('laoshu', '6-1'), ask('laoshu', '6-1'), ask('ludeng', '7')];
  expect(checkCard(cardWith('3', '要罚款。'), questions, library)).toEqual([`${PATH} 问法所指的第六条之一不存在`]);
});

test('the cards of the made-up laws hold against their texts', async () => {
  const corpus = await madeUpCorpus();
  const whole = new PackedLibrary(packLaws(sourcesOf(), 'sha256:0'), () => TODAY);
  const cards = corpus.cards.filter(({ law }) => whole.law(law));
  expect(cards).toHaveLength(3);
  expect(cards.flatMap((card) => checkCard(card, corpus.lawQuestions, whole))).toEqual([]);
});
