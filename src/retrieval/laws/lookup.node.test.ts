import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../../domain/corpus.ts';
import { realCorpus } from '../fixture.node.ts';
import { QueryReader } from '../query.ts';
import { LawLookup } from './lookup.ts';

const TODAY = '2026-11-22';

let corpus: Corpus;
let reader: QueryReader;
let lookup: LawLookup;
beforeAll(async () => {
  corpus = await realCorpus();
  reader = new QueryReader(corpus.lexicon);
  lookup = new LawLookup(corpus.lock.laws, () => TODAY);
});

/** What a question names, as `law@version:place,place`. */
const named = (question: string, by = lookup): string[] =>
  by
    .find(reader.read(question).written)
    .map(({ law, version, places }) => `${law.id}${version ? `@${version}` : ''}:${places.join(',')}`);

test.each([
  ['行诉法四十九条', 'xzss:49'],
  ['行诉法第四十九条讲什么', 'xzss:49'],
  ['《行政处罚法》第29条', 'xzcf:29'],
  ['《行政处罚法》29条', 'xzcf:29'],
  ['处罚法29', 'xzcf:29'],
  ['处罚法的第 29 条', 'xzcf:29'],
  ['行政处罚法里面第二十九条怎么写的', 'xzcf:29'],
  ['行政处罚法里第二十九条', 'xzcf:29'],
  ['行政处罚法第二十九条第一款第（二）项', 'xzcf:29'],
  ['处罚法第二十九条之一', 'xzcf:29-1'],
  ['处罚法第29条之2', 'xzcf:29-2'],
  ['中华人民共和国行政处罚法第一百零八条', 'xzcf:108'],
  ['《中华人民共和国行政处罚法》第一〇八条', 'xzcf:108'],
  ['行政处罚法第29、30条', 'xzcf:29,30'],
  ['行政处罚法第二十九条、第三十条', 'xzcf:29,30'],
  ['行政处罚法第二十九条和三十条', 'xzcf:29,30'],
  ['行政处罚法第29条和第30条、第31条之一', 'xzcf:29,30,31-1'],
  ['行政处罚法第29至31条', 'xzcf:29,30,31'],
  ['行政处罚法第二十九条到第三十一条', 'xzcf:29,30,31'],
  ['《行政处罚法》第２９条', 'xzcf:29'],
  ['行政處罰法第二十九條', 'xzcf:29'],
  ['《行政訴訟法》第四十九條', 'xzss:49'],
  ['〈行政处罚法〉第29条', 'xzcf:29'],
  ['“行政处罚法”第29条', 'xzcf:29'],
  ['《行政处罚法》（2021年修订）第29条', 'xzcf:29'],
  ['行政处罚法(2021修订)第二十九条', 'xzcf:29'],
])('%s names %s', (question, expected) => {
  expect(named(question)).toEqual([expected]);
});

test.each([
  ['2017年的行政复议法', 'xzfy@2017-09-01:'],
  ['2017年的行政复议法第九条', 'xzfy@2017-09-01:9'],
  ['行政复议法（2017年修正）第九条', 'xzfy@2017-09-01:9'],
  ['《行政复议法》2017年版第9条', 'xzfy@2017-09-01:9'],
  ['2018年起施行的行政复议法第九条', 'xzfy@2017-09-01:9'],
  ['旧复议法', 'xzfy@2017-09-01:'],
  ['舊復議法第九條', 'xzfy@2017-09-01:9'],
  ['旧的行政复议法第9条', 'xzfy@2017-09-01:9'],
  ['老复议法第九条', 'xzfy@2017-09-01:9'],
  ['旧《行政复议法》第九条', 'xzfy@2017-09-01:9'],
  ['复议法旧版第九条', 'xzfy@2017-09-01:9'],
  ['修订前的行政复议法第九条', 'xzfy@2017-09-01:9'],
  ['行政复议法修改前第九条怎么规定', 'xzfy@2017-09-01:9'],
  ['原来的复议法第九条', 'xzfy@2017-09-01:9'],
  ['行政复议法原来的规定是多少天', 'xzfy@2017-09-01:'],
  ['以前的行政复议法是怎么规定的', 'xzfy@2017-09-01:'],
  ['上一版监督法', 'jdf@2006-08-27:'],
])('%s asks for the version %s', (question, expected) => {
  expect(named(question)).toEqual([expected]);
});

test.each([
  ['行政复议法第九条', 'xzfy:9'],
  ['新复议法第九条', 'xzfy:9'],
  ['2023年修订的行政复议法第九条', 'xzfy:9'],
  ['2024年施行的行政复议法', 'xzfy:'],
  ['2099年的行政复议法', 'xzfy:'],
  ['旧行政处罚法第29条', 'xzcf:29'],
  ['老旧小区改造不服，行政复议法规定多久内申请', 'xzfy:'],
  ['旧房子被拆了，行政复议法能帮我吗', 'xzfy:'],
  ['老百姓怎么用行政复议法', 'xzfy:'],
  ['原来的房子被征收，按行政复议法怎么办', 'xzfy:'],
  ['我以前的处分能按行政复议法申请吗', 'xzfy:'],
])('%s means the version in force: %s', (question, expected) => {
  expect(named(question)).toEqual([expected]);
});

test('before a version comes into force its law is looked up in the one before', () => {
  const then = new LawLookup(corpus.lock.laws, () => '2023-12-31');
  expect(named('2017年的行政复议法第九条', then)).toEqual(['xzfy:9']);
  expect(named('2023年的行政复议法第九条', then)).toEqual(['xzfy@2023-09-01:9']);
});

test.each([
  ['行政处罚法第29条和行政复议法第九条有什么不同', ['xzcf:29', 'xzfy:9']],
  ['行政复议法实施条例第九条', ['xzfytl:9']],
  ['行政诉讼法司法解释第十条', ['xzssjs:10']],
  ['治安管理处罚法第五条', ['zagl:5']],
  ['法规规章备案条例', ['fggzbatl:']],
  ['法规、规章备案条例第三条', ['fggzbatl:3']],
  ['法规规章备案审查条例第三条', ['fggzba:3']],
  ['行政处罚法，处罚法第三条，行政处罚法第四条', ['xzcf:3,4']],
])('%s names %j, the longest name at each place, each law once', (question, expected) => {
  expect(named(question)).toEqual(expected);
});

test.each(['第29条是什么', '任务31', '怎么申请听证', '能取消法律援助吗', '撤消法院的判决', '处罚法定代表人吗', ''])(
  '%s names no law',
  (question) => {
    expect(named(question)).toEqual([]);
  },
);

test.each(['湖南省行政处罚法实施办法第五条', '监察法实施条例第三条', '行政许可法释义第三条'])(
  '%s is an instrument that is not pinned: no article of the law whose name it holds',
  (question) => {
    expect(named(question).filter((one) => /\d$/.test(one))).toEqual([]);
  },
);

test('every name and title of the lock finds its own law, with an article behind it and in brackets or not', () => {
  for (const law of corpus.lock.laws)
    for (const name of [...law.names, law.title]) {
      expect(named(`${name}第三条`), name).toEqual([`${law.id}:3`]);
      expect(named(`《${name}》第三条`), name).toEqual([`${law.id}:3`]);
      expect(lookup.byNameOf(name)?.id).toBe(law.id);
    }
});

test('what is left of a question is without names and articles', () => {
  const rest = (question: string) => lookup.find(reader.read(question).written).map((entry) => entry.rest.trim());
  expect(rest('《行政处罚法》第二十九条')).toEqual(['《》']);
  expect(rest('行政处罚法和行政复议法')).toEqual(['和', '和']);
  expect(rest('行政处罚法里听证怎么申请')).toEqual(['里听证怎么申请']);
});

test('a name is known however it is written, and others are not', () => {
  expect(lookup.byNameOf('《中华人民共和国 行政处罚法》')?.id).toBe('xzcf');
  expect(lookup.byNameOf('行政处罚')).toBeUndefined();
});
