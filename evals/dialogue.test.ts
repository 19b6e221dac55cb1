import { expect, test } from 'vitest';
import type { Answer, Citation } from '../src/domain/answer.ts';
import { type Dialogue, faultOf, parseDialogues } from './dialogue.ts';

const DIALOGUE: Dialogue = {
  id: 'one',
  kind: 'attribute',
  turns: ['一', '二'],
  gold: ['law:dhf:3'],
  acceptable: ['plan:4'],
  expect: 'answered',
};

function reply(refs: string[], changes: Partial<Answer> = {}): Answer {
  const citations = refs.map((ref) => ({ ref }) as Citation);
  const base = { id: 'a', conversationId: 'c', createdAt: '', intent: 'ask', mode: 'extractive', corpusVersion: '' };
  const said = { outcome: 'answered', reason: null, text: '', citations, related: [], notices: [] };
  return { ...base, ...said, ...changes } as Answer;
}

test('a reply is right by its outcome and by what it cites first; versions make no difference', () => {
  expect(faultOf(DIALOGUE, reply(['law:dhf:3']))).toBeNull();
  expect(faultOf(DIALOGUE, reply(['law:dhf@2010-05-01:3']))).toBeNull();
  expect(faultOf(DIALOGUE, reply(['plan:4', 'plan:9']))).toBeNull();
  expect(faultOf(DIALOGUE, reply(['plan:9', 'plan:4']))).toBe('citation');
  expect(faultOf(DIALOGUE, reply(['law:dhf:3-1']))).toBe('citation');
  expect(faultOf(DIALOGUE, reply([]))).toBe('citation');
  expect(faultOf(DIALOGUE, reply([], { outcome: 'refused' }))).toBe('outcome');
});

test('where a refusal is expected only that counts', () => {
  const refused: Dialogue = { ...DIALOGUE, gold: [], expect: 'refused' };
  expect(faultOf(refused, reply([], { outcome: 'refused' }))).toBeNull();
  expect(faultOf(refused, reply(['plan:4']))).toBe('outcome');
});

test('under a changed premise the reply has to say that nothing is set for it', () => {
  const premise: Dialogue = { ...DIALOGUE, premise: true };
  const notices = ['本方案实施期为2021—2025年，已经期满。任务是否完成，方案没有说明。'];
  expect(faultOf(premise, reply(['plan:4'], { notices }))).toBe('unsaid');
  expect(faultOf(premise, reply(['plan:4'], { notices: ['方案这一项没有就“县里”另作规定。', ...notices] }))).toBeNull();
});

test('every fault of a file is named by its line', () => {
  const good = JSON.stringify(DIALOGUE);
  expect(parseDialogues('f', `${good}\n\n${good}`)).toHaveLength(2);
  expect(() => parseDialogues('f', `${good}\n{"id":"x"}\nnonsense`)).toThrow(/f:2: [\s\S]*f:3: 不是合法的 JSON/);
  expect(() => parseDialogues('f', '')).toThrow('没有一段对话');
});
