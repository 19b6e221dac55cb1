import { expect } from 'vitest';
import { randomId, systemClock } from '../domain/clock.ts';
import type { Disposition } from '../domain/comment.ts';
import type { DecisionDocument, DecisionState } from '../domain/decision.ts';
import { openParticipation } from '../participation/opening.ts';
import { aDocument } from '../participation/participation.fixture.node.ts';
import { Sequencer } from '../participation/sequencer.ts';
import { openFixture, post, shell } from './fixture.node.ts';

const DAY = 24 * 3_600_000;

/** Reports a violation, so that it is routed (T44). */
export const REPORT = '我要举报镇上城管的刘队长，每个月找我们夜宵摊收500块好处费';

// biome-ignore lint/suspicious/noExplicitAny: a document whose shape is the thing under test.
export type Json = any;

/** For tests: the interface over real participation, and what an office and the sequencer do beside it. */
export async function openParticipationFixture() {
  const parts = await openFixture();
  const { store, participation } = parts;
  const { app, lines } = shell(parts);
  const { signer } = await openParticipation(store, parts.corpus.offices);
  const sequencer = new Sequencer(store, signer, systemClock, randomId());
  const { version: noticeVersion } = participation.notice;

  /** What a path answers, of this status. */
  async function get(path: string, status = 200): Promise<Json> {
    return bodyOf(await app.request(path), status);
  }

  /** What posting this answers; the body is JSON unless it is a text already. */
  async function send(path: string, body: object | string, status: number): Promise<Json> {
    const response = await app.request(path, post(typeof body === 'string' ? body : JSON.stringify(body)));
    expect(response.headers.get('cache-control'), path).toBe('no-store');
    return bodyOf(response, status);
  }

  /** Puts a decision in whose consultation began yesterday and ends tomorrow, or as told. */
  async function consult(
    id: string,
    times: { opensIn?: number; closesIn?: number; state?: DecisionState } = {},
    changes: Partial<DecisionDocument> = {},
  ) {
    const now = await store.databaseNow();
    const { opensIn = -DAY, closesIn = DAY, state = 'consulting' } = times;
    const window = { opensAt: now + opensIn, closesAt: now + closesIn };
    await store.putDecision(aDocument(id, changes), state, { ...window, now }, []);
    return window;
  }

  /** Hands a comment in that has to be taken. */
  const comment = (id: string, text: string, more: object = {}): Promise<Json> =>
    send(`/api/decisions/${id}/comments`, { text, noticeVersion, ...more }, 201);

  /** Disposes of these comments, publishes that, and records the step. */
  async function publish(id: string, dispositions: ({ receipt: string } & Partial<Disposition>)[]) {
    const rest = { verdict: 'adopted', reason: '改了', clauseChanged: null, signer: '城市管理局' } as const;
    const signedAt = Date.parse('2026-11-22T10:00:00.000Z');
    expect(
      await store.disposeComments(
        id,
        dispositions.map((one) => ({ ...rest, signedAt, ...one })),
      ),
    ).toEqual({
      ok: true,
    });
    const step = { decision: id, at: await store.databaseNow(), by: '承办单位', basis: ['D18', 'T31'], note: '已研究' };
    await store.moveDecision({ ...step, from: 'consulting', to: 'processing' });
    await store.publishDispositions(id);
    await store.moveDecision({ ...step, from: 'processing', to: 'feedback_published' });
  }

  return { ...parts, app, lines, sequencer, noticeVersion, get, send, consult, comment, publish };
}

/** A problem's body is given only where it is one of the closed list, in Chinese. */
async function bodyOf(response: Response, status: number): Promise<Json> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  if (status < 400) return JSON.parse(text);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = JSON.parse(text);
  expect(body).toMatchObject({ type: `urn:problem-type:xiangwen:${body.code}`, status });
  expect(body.detail).toMatch(/\p{Script=Han}/u);
  return body;
}
