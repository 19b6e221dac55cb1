import { expect, test } from 'vitest';
import { packLaws } from '../src/corpus/laws/library.ts';
import type { Law, LawVersion } from '../src/domain/law.ts';
import { articlesInForce, distinctPairs, libraryOf, readQuestions } from './bench-laws.material.ts';

function law(id: string, name: string, status: Law['status']): Law {
  const version: LawVersion = { version: '2021-01-01', effectiveFrom: '2021-01-01', effectiveTo: null, files: [] };
  const plain = { documentNumber: null, replacedBy: null, changes: [], statusAsOf: '2024-01-01' };
  return { id, title: name, names: [name], kind: '法律', versions: [version], status, ...plain };
}

function library() {
  const source = (one: Law, text: string) => ({ law: one, version: one.versions[0] as LawVersion, texts: [text] });
  return libraryOf(
    packLaws(
      [
        source(law('jia', '甲法', 'in_force'), '# 甲法\n\n第一条 为了甲。\n\n第二条 应当甲。\n'),
        source(law('yi', '乙法', 'repealed'), '# 乙法\n\n第一条 为了乙。\n'),
      ],
      'sha256:0',
    ),
  );
}

test('Articles of repealed laws take no part', () => {
  expect(articlesInForce(library()).refs).toEqual(['law:jia:1', 'law:jia:2']);
});

test('Gold is read from names and articles; what is not at hand is missed, not left out', () => {
  const line = JSON.stringify({
    question: '甲怎么办',
    gold: [
      { law: '甲法', article: '第二条' },
      { law: '丙法', article: '第一条' },
    ],
  });
  const other = JSON.stringify({ question: '乙怎么办', gold: [{ law: '乙法', article: '第一条' }] });
  const refs = new Set(articlesInForce(library()).refs);
  expect(readQuestions('q.jsonl', `${line}\n${other}\n`, library(), refs)).toEqual([
    { question: '甲怎么办', gold: ['law:jia:2', 'law:missing'] },
  ]);
});

test("The project's own cases are read as they are", () => {
  const one = { id: 'a', stratum: 'law', question: '甲怎么办', gold: ['law:jia:1'], expect: 'answered' };
  const refs = new Set(articlesInForce(library()).refs);
  expect(readQuestions('q.jsonl', JSON.stringify(one), library(), refs)).toEqual([
    { question: '甲怎么办', gold: ['law:jia:1'] },
  ]);
});

test('A pair that a question repeats counts once', () => {
  expect(distinctPairs('处罚处罚ABC')).toEqual(['处罚', '罚处', 'abc']);
});
