import { expect, test } from 'vitest';
import { DECISION_STATES, type Decision, type DecisionState } from '../domain/decision.ts';
import { publicView, STATE_IN_WORDS, stateAt } from './state.ts';

const decision = (state: DecisionState): Decision => ({
  ...{ id: 'oil-smoke', number: 1, version: 1, title: '办法', aliases: [], track: 'major_decision', state },
  leadUnit: { name: '城管局', phone: '0' },
  ...{ consentReference: '', startApproval: '', period: null, shortPeriodReason: null, exemption: null },
  ...{ explanation: '说明', clauses: [{ id: '1', label: '第一条', text: '…' }], ways: [], outlets: [], affected: [] },
  ...{ opensAt: 1_000, closesAt: 2_000, sealedAt: null, updatedAt: 0 },
});

test('a consultation opens at its first moment and is over at the first moment after it', () => {
  const states = [999, 1_000, 1_999, 2_000].map((now) => stateAt(decision('consulting'), now));
  expect(states).toEqual(['drafting', 'consulting', 'consulting', 'processing']);
});

test('any other state is what was recorded, whatever the clock says', () => {
  for (const state of DECISION_STATES.filter((each) => each !== 'consulting'))
    expect([0, 1_500, 9_000].map((now) => stateAt(decision(state), now))).toEqual([state, state, state]);
});

test('what is proposed, listed or started is not public', () => {
  const hidden = DECISION_STATES.filter((state) => publicView(decision(state), 1_500) === null);
  expect(hidden).toEqual(['proposed', 'listed', 'started']);
});

test('the draft is shown from the first moment of the consultation, not before it, and never where it is exempt', () => {
  const clauses = (state: DecisionState, now: number) => publicView(decision(state), now)?.clauses.length;
  expect([clauses('consulting', 999), clauses('consulting', 1_000), clauses('processing', 2_000)]).toEqual([0, 1, 1]);
  expect([clauses('drafting', 1_500), clauses('exempt', 1_500), clauses('postponed', 999)]).toEqual([0, 0, 0]);
  expect(publicView(decision('exempt'), 1_500)?.explanation).toBe('');
});

test('every state has a Chinese sentence of its own', () => {
  const sentences = DECISION_STATES.map((state) => STATE_IN_WORDS[state]);
  expect(new Set(sentences).size).toBe(DECISION_STATES.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Script=Han}，、]+。$/u);
});
