import { expect, test } from 'vitest';
import { openScriptedServer } from '../src/models/scripted.fixture.node.ts';
import { evaluate } from './evaluate.ts';
import { makeCase, makeRefusal } from './fixtures.ts';
import { profileOf } from './profile.ts';
import { plainSettings } from './settings-file.ts';

const cases = [
  makeCase({ id: 'quoted', question: '行政机关内部会议纪要能不能当执法依据', gold: ['plan:46'] }),
  makeCase({ id: 'invented', question: '行政复议实质化解率要达到多少', gold: ['plan:67'] }),
  makeRefusal({ id: 'beyond', question: '明天长沙会不会下雨', reason: 'out_of_scope' }),
];

test('a configuration with a model is measured over real HTTP: what it wrote, what was stopped, what it cost', async () => {
  const server = await openScriptedServer(({ text, sources }) => {
    const [token, passage = ''] = [...sources][0] ?? ['S1'];
    // Asked about minutes it repeats a sentence of its source; asked for the figure it makes one up.
    const said = text.includes('化解率要达到多少')
      ? '化解率不低于98%。'
      : (passage.match(/[^。]*会议纪要[^。]*。/)?.[0] ?? '');
    const sentences = sources.size ? [{ text: said, sources: [token] }] : [];
    const pieces = [JSON.stringify({ sentences, queries: [] })];
    return { kind: 'text', pieces, usage: { input: 1_000, output: 50 } };
  });
  const model = { MODEL_BASE_URL: server.baseUrl, MODEL_NAME: 'scripted', MODEL_API_KEY: 'sk-not-to-be-seen' };
  const settings = { ...plainSettings('all', undefined), name: '脚本', mode: 'model' as const, atOnce: 2, model };
  const run = await evaluate({ ...settings, prices: { input: 1, output: 2 } }, 'own', cases);
  await server.close();
  const [quoted, invented, beyond] = run.scored;
  expect(quoted).toMatchObject({
    answer: { mode: 'model' },
    made: { model: 'scripted', fellBack: null },
    failures: [],
  });
  expect(quoted?.made.checks).toMatchObject([{ fault: null, support: 1 }]);
  expect(invented?.answer.text).not.toContain('98');
  expect(invented?.made).toMatchObject({ fellBack: 'unsupported', checks: [{ fault: 'unsupported_number' }] });
  expect(beyond).toMatchObject({ answer: { outcome: 'refused' }, failures: [] });
  expect(profileOf(run)).toMatchObject({ asked: 2, fellBack: [{ why: 'unsupported', cases: 1 }] });
  expect(profileOf(run).cost?.total).toBeGreaterThan(0);
  expect(JSON.stringify(run)).not.toContain('sk-not-to-be-seen');
}, 120_000);

test('a mode that needs a model cannot go without one', async () => {
  const settings = { ...plainSettings('all', undefined), mode: 'auto' as const };
  await expect(evaluate(settings, 'own', cases)).rejects.toThrow('没有设模型');
});
