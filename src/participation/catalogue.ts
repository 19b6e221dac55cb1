import type { DecisionDocument } from '../domain/decision.ts';
import { CATALOGUE_LIMITS, DOCUMENT_KEYS, findDoubles, readDocument } from './catalogue.document.ts';
import { Fields, type Path, type Places } from './catalogue.fields.ts';
import { CATALOGUE_STATE_IN_WORDS, type CatalogueState, keyOf } from './catalogue.words.ts';
import { faultsUpTo } from './procedure.ts';
import type { FileFault } from './table.ts';

/** One decision as a catalogue file has it. */
export interface CatalogueEntry {
  document: DecisionDocument;
  state: CatalogueState;
  /** Who records it. */
  by: string;
  /** Where it stands in the file. */
  where: string;
}

/** All decisions of a file, or all of its faults. */
export type CatalogueResult = { ok: true; decisions: CatalogueEntry[] } | { ok: false; faults: FileFault[] };

const MOST = CATALOGUE_LIMITS;

/**
 * Reads `{ decisions: [...] }`, each with the fields of a `DecisionDocument`, `state` and `by`. What the procedure asks
 * of each state is checked here, too, as far as the file alone tells.
 */
export function readCatalogue(data: unknown, places: Places): CatalogueResult {
  const fields = new Fields(places);
  const root = fields.mapping(data, [], ['decisions']);
  const list = fields.list(root?.decisions, ['decisions'], MOST.decisions);
  if (list.length === 0 && fields.faults.length === 0) fields.fault(['decisions'], '文件里没有决策事项');
  const read = list.map((value, at) => readDecision(fields, value, ['decisions', at]));
  findDoubles(
    fields,
    read,
    (at) => ['decisions', at, 'id'],
    (entry) => entry?.document.id ?? '',
  );
  if (fields.faults.length > 0) return { ok: false, faults: fields.faults };
  return { ok: true, decisions: read.filter((entry) => entry !== null) };
}

function readDecision(fields: Fields, value: unknown, path: Path): CatalogueEntry | null {
  const raw = fields.mapping(value, path, [...DOCUMENT_KEYS, 'state', 'by']);
  if (!raw) {
    if (!fields.isFaulty(path)) fields.fault(path, '这一项是空的');
    return null;
  }
  const document = readDocument(fields, raw, path);
  const state = readState(fields, raw.state, [...path, 'state'], document);
  const by = fields.text(raw.by, [...path, 'by'], 50);
  if (by === '') fields.fault([...path, 'by'], '缺少录入人 by');
  if (JSON.stringify(document).length > MOST.document) fields.fault(path, `一个事项最多${MOST.document}字`);
  if (state) checkProcedure(fields, document, state, path);
  return state ? { document, state, by, where: fields.placeOf(path) } : null;
}

function readState(fields: Fields, value: unknown, path: Path, { period }: DecisionDocument): CatalogueState | null {
  const text = fields.text(value, path, 40);
  const state = keyOf(CATALOGUE_STATE_IN_WORDS, text);
  const offered = Object.entries(CATALOGUE_STATE_IN_WORDS).map(([key, word]) => `${key}（${word}）`);
  if (text === '' && period) return 'consulting';
  if (text === '' && fields.isFaulty([...path.slice(0, -1), 'period'])) return null;
  if (!state && !fields.isFaulty(path))
    fields.fault(
      path,
      `${text === '' ? '没有写征求意见的期限，缺少' : '不认识'}状态 state，可用：${offered.join('、')}`,
    );
  return state;
}

/** Each step up to the state, with its guards; what has a fault of form already has no second one. */
function checkProcedure(fields: Fields, document: DecisionDocument, state: CatalogueState, path: Path): void {
  for (const { article, text, path: within = [] } of faultsUpTo(state, document))
    if (!fields.isFaulty([...path, ...within])) fields.fault([...path, ...within], text, article);
}
