import { afterAll, expect, test } from 'vitest';
import type { Curated } from '../domain/curated.ts';
import { apiApp } from './app.ts';
import { CuratedBody } from './curated.ts';
import { openFixture } from './fixture.node.ts';

const parts = await openFixture();
afterAll(() => parts.close());

const on = (iso: string) => apiApp({ ...parts, clock: { now: () => Date.parse(iso) } });

test('each curated answer is given under its reference, as it is cited', async () => {
  const { curated } = parts.corpus;
  expect(curated.length).toBeGreaterThan(0);
  for (const { id, text, citations, questions } of curated) {
    const response = await on('2026-12-01T00:00:00Z').request(`/api/curated/${id}`);
    expect(response.status).toBe(200);
    const body = CuratedBody.parse(await response.json());
    expect(body).toMatchObject({
      ...{ ref: `curated:${id}`, heading: questions[0], text, citations, url: `/curated/${id}`, status: 'in_force' },
      label: expect.stringMatching(/^人工核定答复（未经机关核定，/),
      signedBy: { verified: false },
    });
    expect(body.notes[0]).toContain('未经机关核定');
  }
});

test('one that has expired is still shown, and says so', async () => {
  const [{ id }] = parts.corpus.curated as [Curated];
  const response = await on('2031-01-01T00:00:00Z').request(`/api/curated/${id}`);
  expect(await response.json()).toMatchObject({
    status: 'period_over',
    notes: expect.arrayContaining([expect.stringContaining('已经到期，不再使用')]),
  });
});

test.each([
  ['none', 404, 'not_found'],
  ['A', 404, 'not_found'],
  ['%E4%BD%A0', 404, 'not_found'],
])('%s is a problem', async (id, status, code) => {
  const response = await on('2026-12-01T00:00:00Z').request(`/api/curated/${id}`);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status, code });
});

test('it is described', async () => {
  const document = (await (await on('2026-12-01T00:00:00Z').request('/openapi.json')).json()) as {
    paths: Record<string, unknown>;
  };
  expect(document.paths['/api/curated/{id}']).toBeDefined();
});
