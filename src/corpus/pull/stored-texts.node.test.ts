import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, lawFile } from './pull.fixture.node.ts';
import { storeText, textPath, verifyTexts } from './stored-texts.node.ts';

test('it is told which texts are there and whole', async () => {
  const folder = await emptyFolder();
  const [whole, damaged, missing, linked] = ['1', '2', '3', '4'].map((text) => lawFile(`${text}.md`, text));
  if (!whole || !damaged || !missing || !linked) throw new Error('four files');
  await storeText(Buffer.from('1'), whole.sha256, folder);
  await writeFile(textPath(folder, damaged.sha256), '');
  await writeFile(join(folder, 'elsewhere'), '4');
  await symlink(join(folder, 'elsewhere'), textPath(folder, linked.sha256));
  const check = await verifyTexts([whole, damaged, missing, linked], folder);
  expect(check).toEqual({ whole: [whole], missing: [missing], damaged: [damaged, linked] });
  expect((await verifyTexts([whole], join(folder, 'none'))).missing).toEqual([whole]);
});

test('a text with another hash is not stored, whoever brings it', async () => {
  const folder = await emptyFolder();
  await expect(storeText(Buffer.from('other'), lawFile('1.md', '1').sha256, folder)).rejects.toMatchObject({
    reason: 'hash_differs',
  });
  expect(await readdir(folder)).toEqual([]);
});
