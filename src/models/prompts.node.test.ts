import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { published } from '../domain/safe-text.ts';
import { loadPrompts } from './prompts.node.ts';
import { parsePrompt, render } from './prompts.ts';

const SOURCE = `---
id: write
purpose: write
variables: [question, sources]
---

# 指示

只根据资料回答。{"a":{"b":1}}

# 输入

<资料>
{{sources}}
</资料>
问题：{{ question }}
`;

test('a prompt is its head and two parts, with the hash of the whole file', async () => {
  expect(await parsePrompt('write.zh.md', SOURCE)).toEqual({
    id: 'write',
    purpose: 'write',
    hash: `sha256:${createHash('sha256').update(SOURCE).digest('hex')}`,
    source: SOURCE,
    variables: ['question', 'sources'],
    instructions: '只根据资料回答。{"a":{"b":1}}',
    input: '<资料>\n{{sources}}\n</资料>\n问题：{{ question }}',
  });
  expect(await parsePrompt('write.zh.md', SOURCE.replaceAll('\n', '\r\n'))).toMatchObject({ id: 'write' });
});

test('values are put in once: what looks like a variable in a value stays as it is', async () => {
  const prompt = await parsePrompt('write.zh.md', SOURCE);
  const values = { question: published('{{sources}} $& $1'), sources: published('[S1] 甲') };
  expect(render(prompt, values).input).toBe('<资料>\n[S1] 甲\n</资料>\n问题：{{sources}} $& $1');
  expect(render(prompt, values).instructions).toBe(prompt.instructions);
});

test('a value that lacks, and one that the prompt does not know, are thrown', async () => {
  const prompt = await parsePrompt('write.zh.md', SOURCE);
  expect(() => render(prompt, { question: published('问') })).toThrow('sources');
  const values = { question: published('问'), sources: published(''), other: published('') };
  expect(() => render(prompt, values)).toThrow('other');
});

test.each([
  ['id: write', 'id: Write!', 2, 'id'],
  ['purpose: write', 'purpose: paint', 3, 'purpose'],
  ['[question, sources]', 'question', 4, 'variables'],
  ['[question, sources]', '[question, question]', 4, 'variables'],
  ['[question, sources]', '[question]', 14, 'sources'],
  ['[question, sources]', '[question, sources, more]', 11, 'more'],
  ['variables:', 'owner: me\nvariables:', 4, 'owner'],
  ['id: write', 'id: write\nid: write', 3, '每个名称一次'],
  ['只根据资料回答。', '{{question}}', 9, '{{question}}'],
  ['# 输入', '# 别的', 17, '# 输入'],
  ['只根据资料回答。{"a":{"b":1}}', '', 7, '# 指示'],
  ['---\nid', 'id', 1, '---'],
])('%j written as %j is a fault of line %i', async (right, wrong, line, said) => {
  const parsing = parsePrompt('prompts/write.zh.md', SOURCE.replace(right, wrong));
  await expect(parsing).rejects.toThrow(
    new RegExp(`prompts/write\\.zh\\.md:${line} .*${said.replace(/[{}]/g, '\\$&')}`),
  );
});

test('the prompts of the project can be read', async () => {
  const prompts = await loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)));
  expect([...prompts.keys()]).toEqual(expect.arrayContaining(['judge', 'research', 'rewrite', 'write']));
  for (const [id, prompt] of prompts) expect([id, prompt.hash]).toEqual([prompt.id, expect.stringMatching(/^sha256:/)]);
});

test('a file that is named otherwise than its prompt is a fault', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prompts-'));
  await writeFile(join(folder, 'other.zh.md'), SOURCE);
  await expect(loadPrompts(folder)).rejects.toThrow('prompts/other.zh.md:1');
  await rm(folder, { recursive: true });
});
