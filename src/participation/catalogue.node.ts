import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CATALOGUE_LIMITS } from './catalogue.document.ts';
import {
  CATALOGUE_SHEETS,
  CLAUSE_COLUMNS,
  catalogueFromSheets,
  DECISION_COLUMNS,
  OUTLET_COLUMNS,
} from './catalogue.sheets.ts';
import { type CatalogueResult, readCatalogue } from './catalogue.ts';
import { CATALOGUE_STATE_IN_WORDS, TRACK_IN_WORDS } from './catalogue.words.ts';
import { readYaml } from './catalogue.yaml.ts';
import { readWorkbook, writeWorkbook } from './exceljs.node.ts';
import type { Column } from './table.ts';

/** Reads a catalogue from a .yaml or .xlsx file: all of it, or every fault with its line or cell. */
export async function readCatalogueFile(path: string): Promise<CatalogueResult> {
  const file = await readLimited(path, CATALOGUE_LIMITS.fileBytes);
  if (typeof file === 'string') return refused(file);
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx') return fromWorkbook(file);
  if (ending === '.yaml' || ending === '.yml') return fromYaml(file);
  return refused('只能导入 .xlsx 或 .yaml 文件');
}

/** A file's bytes, or why it cannot be read, for people. */
export async function readLimited(path: string, most: number): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path);
    if (size > most) return `文件最大${most / 1e6} MB，这个有${(size / 1e6).toFixed(1)} MB`;
    return await readFile(path);
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? '没有这个文件' : '读不到这个文件';
  }
}

function fromYaml(file: Uint8Array): CatalogueResult {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return refused('文件不是 UTF-8 编码，请另存为 UTF-8');
  }
  const yaml = readYaml(text);
  return yaml.ok ? readCatalogue(yaml.data, yaml.places) : yaml;
}

async function fromWorkbook(file: Uint8Array): Promise<CatalogueResult> {
  const workbook = await readWorkbook(file, CATALOGUE_LIMITS.unpackedBytes);
  if (!workbook.ok) return refused(workbook.message);
  const read = catalogueFromSheets(workbook.sheets);
  return read.ok ? readCatalogue(read.data, read.places) : read;
}

const refused = (message: string): CatalogueResult => ({ ok: false, faults: [{ where: '文件', message }] });

/** An empty catalogue workbook in which every column is explained. */
export function catalogueTemplate(): Promise<Uint8Array> {
  const { decisions, clauses, outlets } = CATALOGUE_SHEETS;
  const choices: Record<string, readonly string[]> = {
    track: Object.values(TRACK_IN_WORDS),
    state: Object.values(CATALOGUE_STATE_IN_WORDS),
  };
  const sheet = (name: string, columns: readonly Column<string>[]) => ({
    name,
    columns: columns.map(({ key, heading, explanation }) => ({
      ...{
        heading,
        note: explanation,
        choices: choices[key],
        width: key === 'text' || key === 'explanation' ? 60 : 18,
      },
    })),
    rows: [],
    spare: 50,
  });
  const explained: [string, readonly Column<string>[]][] = [
    [decisions, DECISION_COLUMNS],
    [clauses, CLAUSE_COLUMNS],
    [outlets, OUTLET_COLUMNS],
  ];
  return writeWorkbook([
    ...explained.map(([name, columns]) => sheet(name, columns)),
    {
      name: '填写说明',
      columns: ['工作表', '列', '怎么填'].map((heading, at) => ({ heading, width: [14, 18, 80][at] ?? 18 })),
      rows: explained.flatMap(([name, columns]) =>
        columns.map(({ heading, explanation }) => [name, heading, explanation]),
      ),
    },
  ]);
}
