import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, lawFile, pullInto } from './pull.fixture.node.ts';

const TEXT = '# 中华人民共和国行政处罚法\n\n第一条　为了规范行政处罚……\n';
const PATH = '行政法/行政处罚法(2021-01-22) 修订.md';
const file = lawFile(PATH, TEXT);

test('a local folder is read by its paths, with the same checks', async () => {
  const from = await emptyFolder();
  await mkdir(join(from, '行政法'));
  await writeFile(join(from, PATH), TEXT);
  await writeFile(join(from, 'changed.md'), 'changed');
  await writeFile(join(from, 'large.md'), Buffer.alloc(4_000_001));
  const files = [file, ...['changed.md', 'large.md', 'none.md', '行政法'].map((path) => lawFile(path, path))];
  const { result, stored } = await pullInto({ files, from });
  expect(result).toMatchObject({ kind: 'done', fetched: 1 });
  const reasons = new Map((result.kind === 'done' ? result.refused : []).map(({ path, reason }) => [path, reason]));
  expect(Object.fromEntries(reasons)).toEqual({
    'changed.md': 'hash_differs',
    'large.md': 'too_large',
    'none.md': 'not_found',
    行政法: 'not_a_file',
  });
  expect(stored).toEqual([`${file.sha256}.md`]);
});

test('no symbolic link and no path leads out of a local folder', async () => {
  const outside = await emptyFolder();
  await writeFile(join(outside, 'secret.md'), TEXT);
  const from = join(outside, 'source');
  await mkdir(from);
  await symlink(join(outside, 'secret.md'), join(from, 'link.md'));
  await symlink(outside, join(from, 'linked'));
  for (const [path, reason] of [
    ['link.md', 'not_a_file'],
    ['linked/secret.md', 'not_a_file'],
    ['../secret.md', 'bad_path'],
    [join(outside, 'secret.md'), 'bad_path'],
    ['..\\secret.md', 'bad_path'],
  ] as const) {
    const { result, stored } = await pullInto({ files: [{ ...file, path }], from });
    expect(result, path).toMatchObject({ fetched: 0, refused: [{ path, reason }] });
    expect(stored).toEqual([]);
  }
});

test.each([
  ['a folder that is not there', 'no/such/folder', 'not_found'],
  ['an address of another kind', 'ftp://127.0.0.1/', 'bad_source'],
  ['an address of no form', 'https://', 'bad_source'],
])('%s is no source', async (_name, from, reason) => {
  expect((await pullInto({ files: [file], from })).result).toEqual({ kind: 'unreachable', reason });
});
