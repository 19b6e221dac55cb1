import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { LabelledText, ReportLabel } from './participation/reports.descent.ts';
import type { SavedReports } from './participation/reports.model.ts';

/** The list of a file → what its sentences are. */
const LISTS: Record<string, ReportLabel> = { reports: 'report', lookalikes: 'lookalike', others: 'other' };

/** Every sentence of `corpus/reports`, file by file. Throws where one stands there twice or a list has a strange name. */
export async function readReportTexts(corpusFolder: string): Promise<LabelledText[]> {
  const folder = join(corpusFolder, 'reports');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const texts = files.flatMap((file, at) => labelled(names[at] as string, load(file) as Record<string, string[]>));
  const twice = texts.find(({ text }, at) => texts.findIndex((other) => other.text === text) !== at);
  if (twice) throw new Error(`corpus/reports：写了两遍：${twice.text}`);
  return texts;
}

/** The module that holds the weights. */
export const weightsModule = (saved: SavedReports): string => `import type { SavedReports } from './reports.model.ts';

/** Written by \`npm run corpus -- train-reports\` from \`corpus/reports\`; not by hand. */
export const REPORTS: SavedReports = {
${Object.entries(saved)
  .map(([name, value]) => `  ${name}: ${typeof value === 'string' ? `'${value}'` : value},\n`)
  .join('')}};
`;

function labelled(file: string, lists: Record<string, string[]>): LabelledText[] {
  return Object.entries(lists).flatMap(([name, list]) => {
    const label = LISTS[name];
    if (!label) throw new Error(`corpus/reports/${file}：没有 ${name} 这种列表`);
    return list.map((text) => ({ text, label }));
  });
}
