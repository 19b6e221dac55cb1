import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { diskLoader } from './loader.node.ts';
import { type PublishedParagraph, paragraphsOfPage, paragraphsOfPlan } from './published.ts';

/**
 * Writes `corpus/plan/published.json`: the hash of every paragraph of the published page, saved as text. Run as
 * `tsx src/corpus/published.node.ts <page.txt>`. The hashes come from the page, only the references from the plan.
 */
const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

async function main(page: string | undefined): Promise<number> {
  if (!page) {
    console.error('用法:tsx src/corpus/published.node.ts 发布页.txt');
    return 2;
  }
  const result = await diskLoader(CORPUS).load();
  if (!result.ok) {
    console.error(result.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
    return 1;
  }
  const places = paragraphsOfPlan(result.corpus.plan);
  const texts = paragraphsOfPage(await readFile(page, 'utf8'));
  if (texts.length !== places.length) {
    console.error(`发布页有 ${texts.length} 段，语料有 ${places.length} 段`);
    return 1;
  }
  const paragraphs = texts.map(
    (text, at): PublishedParagraph => ({
      ref: places[at]?.ref ?? '',
      sha256: createHash('sha256').update(text).digest('hex'),
    }),
  );
  const lines = paragraphs.map((paragraph) => `  ${JSON.stringify(paragraph)}`);
  await writeFile(`${CORPUS}/plan/published.json`, `[\n${lines.join(',\n')}\n]\n`);
  const differing = paragraphs.filter((_, at) => texts[at] !== places[at]?.text).map(({ ref }) => ref);
  console.log(`已写入 ${texts.length} 段的校验值；与语料不同的：${differing.join('、') || '无'}`);
  return differing.length ? 1 : 0;
}

process.exitCode = await main(process.argv[2]);
