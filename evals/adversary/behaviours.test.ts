import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ScriptedRequest } from '../../src/models/scripted.fixture.node.ts';
import { BEHAVIOURS } from './behaviours.ts';
import { checkAnswer } from './checker.ts';
import type { Said } from './scene.ts';
import { sceneOf } from './scene.ts';
import { Seeded } from './seeded.ts';

const plan = readFileSync(new URL('../../corpus/plan/plan.md', import.meta.url), 'utf8');
const TASKS = [...plan.matchAll(/^(\d+)\.([^。]+)。.+$/gm)].map(([text, number = '', heading = '']) => {
  return { ref: `plan:${number}`, label: `任务${number}`, heading, text };
});
const known = { textOf: (ref: string) => TASKS.find((task) => task.ref === ref)?.text };
const RUNS = 40;

/** A request whose prompt shows five tasks. */
function requestOf(random: Seeded, json: boolean): { request: ScriptedRequest; shown: typeof TASKS } {
  const shown = random.some(TASKS, 5);
  const sources = new Map(shown.map(({ text }, at) => [`S${at + 1}`, text]));
  const body = json ? { response_format: { type: 'json_object' } } : {};
  const text = `# 指示\n你是政策法规问答助手。读者是普通群众。\n\n${[...sources].map(([token, source]) => `[${token}] ${source}`).join('\n')}\n\n请问怎么办`;
  return { request: { path: '', body, headers: {}, authorization: null, stream: true, text, sources }, shown };
}

/** What a product without any guard would show of a sentence. */
function shownAs({ text, tokens }: Said, shown: typeof TASKS) {
  const cited = tokens.map((token) => shown[Number(token.slice(1)) - 1]).filter((task) => task !== undefined);
  const citations = shown.map((task) => ({ ...task, quote: task.text, start: 0, end: task.text.length }));
  const marked =
    text + (tokens.length > cited.length ? '【资料】' : '') + cited.map(({ label }) => `【${label}】`).join('');
  return { text: marked, outcome: 'answered' as const, mode: 'model' as const, notices: [], citations };
}

function run(name: string, runs = RUNS) {
  const behaviour = BEHAVIOURS.find((one) => one.name === name) as (typeof BEHAVIOURS)[number];
  return Array.from({ length: runs }, (_, at) => {
    const random = new Seeded(`${name} ${at}`);
    const { request, shown } = requestOf(random, at % 2 === 0);
    const scene = sceneOf(request, random);
    if (!scene) throw new Error('no scene');
    return { ...behaviour.behave(scene), shown };
  });
}

test('every behaviour has a name of its own, and does the same again with the same seed', () => {
  expect(new Set(BEHAVIOURS.map(({ name }) => name)).size).toBe(BEHAVIOURS.length);
  for (const { name } of BEHAVIOURS) {
    const [first, second] = [JSON.stringify(run(name, 3)), JSON.stringify(run(name, 3))];
    // Not `toEqual`: among them is a sentence of a megabyte.
    expect(first === second, name).toBe(true);
  }
});

const named = (kind: string) => BEHAVIOURS.filter((one) => one.kind === kind).map(({ name }) => name);

test.each(named('honest'))('%s writes only what the checker lets pass', (name) => {
  const sentences = run(name).flatMap(({ said, shown }) => said.map((one) => ({ one, shown })));
  expect(sentences.length).toBeGreaterThanOrEqual(RUNS);
  const flagged = sentences.flatMap(({ one, shown }) => checkAnswer(shownAs(one, shown), known));
  expect(flagged).toEqual([]);
});

/** What is wrong with these is not in the sentence that a person would see, or is only too much of what is true. */
const NOT_IN_THE_SENTENCE = ['content-half-mark', 'content-only-fake-marks', 'foreign-flood', 'foreign-repeat'];

test.each(named('content').filter((name) => !NOT_IN_THE_SENTENCE.includes(name)))(
  '%s would be seen by the checker if it were shown',
  (name) => {
    const bad = run(name).flatMap(({ said, shown }) =>
      said.filter(({ isGood }) => !isGood).map((one) => ({ one, shown })),
    );
    expect(bad.length).toBeGreaterThanOrEqual(RUNS);
    const missed = bad.filter(({ one, shown }) => checkAnswer(shownAs(one, shown), known).length === 0);
    // A few changes come to nothing that anybody could tell by the words alone.
    expect(missed.length / bad.length, missed.map(({ one }) => one.text).join('\n')).toBeLessThanOrEqual(0.05);
  },
);
