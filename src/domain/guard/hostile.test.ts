import { expect, test } from 'vitest';
import { bestEvidence, checkSentence } from '../citation.ts';
import type { Passage } from '../passage.ts';

/** Far more than it takes, far less than what grows with the square. */
const WITHIN_MS = 3000;
const UNITS =
  '一|第一条|一日,|60日内,|(|《|《a|“|“”|a.|1,|1,111,|1-|0|不|不得公开、|应当公开,|百分之|三分之一|每年|任务|公安,|处罚法|<|&a|行政处罚法第一条第二款|提前|超过一元|二〇二二年|2022年12月|a |除外|下列:|除甲外,'.split(
    '|',
  );

test.each(UNITS)('a long text of nothing but %s is read in time', (unit) => {
  const text = unit.repeat(Math.ceil(3000 / unit.length));
  const sources = new Map(
    Array.from({ length: 8 }, (_, at): [string, Passage] => [
      `S${at + 1}`,
      { ref: `law:x${at}:1`, label: '《甲法》第一条', heading: '', text, url: '', status: 'in_force', notes: [] },
    ]),
  );
  const started = performance.now();
  const check = checkSentence({ kind: 'claim', text: text.slice(0, 2000), tokens: [...sources.keys()] }, sources);
  for (const passage of sources.values()) bestEvidence(text.slice(0, 2000), passage);
  expect(performance.now() - started).toBeLessThan(WITHIN_MS);
  expect(typeof check.ok).toBe('boolean');
});
