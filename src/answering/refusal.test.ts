import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import { realCorpus } from '../retrieval/fixture.node.ts';
import { OfficeFinder, refusalText, routeText } from './refusal.ts';

let corpus: Corpus;
let offices: OfficeFinder;
beforeAll(async () => {
  corpus = await realCorpus();
  offices = new OfficeFinder(corpus);
});

test.each([
  ['老板欠薪不给工资', 'hr-12333'],
  ['法律援助怎么申请', 'legal-aid'],
  ['城管不让我摆摊', 'urban-enforcement'],
  ['对处罚不服想行政复议', 'reconsideration'],
  ['警察打人', 'police-12389'],
  ['想申请公开政府信息', 'info-disclosure'],
  ['今天星期几', 'human-help'],
  ['', 'human-help'],
])('%j is sent to %s', (key, id) => {
  expect(offices.find(key).id).toBe(id);
});

test('every word in the table leads to an office that it stands under', () => {
  const astray = corpus.offices.flatMap(({ keywords, matters }) =>
    [...keywords, ...matters].filter((word) => {
      const { keywords: its, matters: its2 } = offices.find(word);
      return ![...its, ...its2].includes(word);
    }),
  );
  expect(astray).toEqual([]);
});

test('where two offices share a word, what else is said decides, and without it always the same one', () => {
  expect(offices.find('民告官,不服罚错了').id).toBe('reconsideration');
  expect(offices.find('民告官,什么时候开庭').id).toBe('court');
  expect(offices.find('民告官').id).toBe('court');
});

test('without a basis the office of the matter comes first, the hotline last', () => {
  const office = offices.find('老板欠薪');
  const lines = refusalText('no_basis', office, offices.lastResort).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('没有找到');
  expect(lines[1]).toContain('(12333)');
  expect(lines[2]).toContain('12345');
});

test('the last resort is named once', () => {
  const text = refusalText('no_basis', offices.lastResort, offices.lastResort);
  expect(text.match(/可以找/g)).toHaveLength(1);
  expect(text).toContain('12345');
});

test('what is out of scope is sent to the hotline only, whatever office its words would name', () => {
  const text = refusalText('out_of_scope', offices.find('老板欠薪'), offices.lastResort);
  expect(text).toContain('12345');
  expect(text).not.toContain('12333');
});

test('what is unsafe, too long or fails names the hotline and no other office, and the limit is said', () => {
  for (const reason of ['unsafe', 'over_limit', 'unavailable'] as const) {
    const text = refusalText(reason, offices.find('老板欠薪'), offices.lastResort);
    expect(text).toContain('12345');
    expect(text).not.toContain('12333');
  }
  expect(refusalText('over_limit', offices.lastResort, offices.lastResort)).toContain(String(LIMITS.questionChars));
});

test('a telephone number stands in a route once', () => {
  for (const office of corpus.offices) {
    const [name] = routeText(office).split('。');
    if (office.phone) expect(name?.split(office.phone), office.id).toHaveLength(2);
    else expect(name).not.toContain('(undefined)');
    expect(name).not.toContain('()');
  }
});
