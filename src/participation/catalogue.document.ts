import type { DecisionDocument, Track } from '../domain/decision.ts';
import type { Fields, Path } from './catalogue.fields.ts';
import { keyOf, TRACK_IN_WORDS } from './catalogue.words.ts';
import { lengthInDays, readDay } from './period.ts';

/** What a catalogue file may hold. Lengths are UTF-16 code units, sizes bytes. */
export const CATALOGUE_LIMITS = {
  ...{ fileBytes: 5_000_000, unpackedBytes: 50_000_000, decisions: 200, clauses: 500, listed: 50 },
  ...{ title: 200, label: 100, clause: 20_000, explanation: 50_000, line: 300, evidence: 1_000, reason: 1_000 },
  /** All texts of one decision. */
  ...{ document: 500_000, periodDays: 366 },
} as const;

const MOST = CATALOGUE_LIMITS;
/** The keys of a document. */
export const DOCUMENT_KEYS = [
  ...['id', 'title', 'aliases', 'track', 'leadUnit', 'consentReference', 'startApproval', 'period'],
  ...['shortPeriodReason', 'exemption', 'explanation', 'clauses', 'ways', 'outlets', 'affected'],
];
const LEAD_UNIT_KEYS = ['name', 'phone', 'address', 'email', 'contact'];

/** Reads a decision's document; what is missing is empty, and what the procedure asks for is not asked for here. */
export function readDocument(fields: Fields, raw: Record<string, unknown>, path: Path): DecisionDocument {
  const at = (key: string): Path => [...path, key];
  const line = (key: string) => fields.text(raw[key], at(key), MOST.line);
  return {
    id: readId(fields, raw.id, at('id')),
    title: required(fields, fields.text(raw.title, at('title'), MOST.title), at('title'), '缺少事项名称 title'),
    aliases: fields.texts(raw.aliases, at('aliases'), MOST.listed, MOST.title),
    track: readTrack(fields, raw.track, at('track')),
    leadUnit: readLeadUnit(fields, raw.leadUnit, at('leadUnit')),
    consentReference: line('consentReference'),
    startApproval: line('startApproval'),
    period: readPeriod(fields, raw.period, at('period')),
    shortPeriodReason:
      fields.text(raw.shortPeriodReason, at('shortPeriodReason'), MOST.reason, { isLong: true }) || null,
    exemption: readExemption(fields, raw.exemption, at('exemption')),
    explanation: fields.text(raw.explanation, at('explanation'), MOST.explanation, { isLong: true }),
    clauses: readClauses(fields, raw.clauses, at('clauses')),
    ways: fields.texts(raw.ways, at('ways'), MOST.listed, MOST.line),
    outlets: readOutlets(fields, raw.outlets, at('outlets')),
    affected: fields.texts(raw.affected, at('affected'), MOST.listed, MOST.line),
  };
}

function readId(fields: Fields, value: unknown, path: Path): string {
  const id = fields.text(value, path, 40);
  if (id === '') fields.fault(path, '缺少编号 id');
  else if (!/^[a-z0-9][a-z0-9-]{2,39}$/.test(id) && !fields.isFaulty(path))
    fields.fault(path, '编号 id 用3到40个小写字母、数字和连字符');
  return id;
}

function readTrack(fields: Fields, value: unknown, path: Path): Track {
  const text = required(fields, fields.text(value, path, 40), path, '缺少程序类型 track');
  const track = keyOf(TRACK_IN_WORDS, text);
  const offered = Object.entries(TRACK_IN_WORDS).map(([key, word]) => `${key}（${word}）`);
  if (!track && text !== '') fields.fault(path, `程序类型 track 只能是${offered.join('、')}`);
  return track ?? 'major_decision';
}

function readLeadUnit(fields: Fields, value: unknown, path: Path): DecisionDocument['leadUnit'] {
  const raw = fields.mapping(value, path, LEAD_UNIT_KEYS) ?? {};
  const [name = '', phone = '', address, email, contact] = LEAD_UNIT_KEYS.map((key) =>
    fields.text(raw[key], [...path, key], MOST.line),
  );
  return { name, phone, ...(address && { address }), ...(email && { email }), ...(contact && { contact }) };
}

function readPeriod(fields: Fields, value: unknown, path: Path): DecisionDocument['period'] {
  const raw = fields.mapping(value, path, ['from', 'to']);
  const from = readDate(fields, raw?.from, [...path, 'from']);
  const to = readDate(fields, raw?.to, [...path, 'to']);
  if ((from === '' && to === '') || fields.isFaulty(path)) return null;
  if (from === '') fields.fault([...path, 'from'], '期限缺少开始日期', 'D15');
  if (to === '') fields.fault([...path, 'to'], '期限缺少截止日期', 'D15');
  if (fields.isFaulty(path)) return null;
  if (lengthInDays({ from, to }) > MOST.periodDays)
    fields.fault([...path, 'to'], `期限最多${MOST.periodDays}天，请核对年份`);
  return { from, to };
}

function readDate(fields: Fields, value: unknown, path: Path): string {
  const text = fields.text(value, path, 40);
  const day = readDay(text);
  if (text !== '' && day === null) fields.fault(path, `${text.slice(0, 40)} 不是日期，请写成 2026-11-01 这样`);
  return day ?? '';
}

function readExemption(fields: Fields, value: unknown, path: Path): DecisionDocument['exemption'] {
  const raw = fields.mapping(value, path, ['basis', 'approver']);
  const basis = fields.text(raw?.basis, [...path, 'basis'], MOST.reason, { isLong: true });
  const approver = fields.text(raw?.approver, [...path, 'approver'], MOST.line);
  return basis === '' && approver === '' ? null : { basis, approver };
}

function readClauses(fields: Fields, value: unknown, path: Path): DecisionDocument['clauses'] {
  const clauses = fields.list(value, path, MOST.clauses).map((each, index) => {
    const at = [...path, index];
    const raw = fields.mapping(each, at, ['id', 'label', 'text']) ?? {};
    const id = required(fields, fields.text(raw.id, [...at, 'id'], 20), [...at, 'id'], '条款缺少编号 id');
    if (id !== '' && !/^[A-Za-z0-9-]+$/.test(id) && !fields.isFaulty([...at, 'id']))
      fields.fault([...at, 'id'], '条款的编号 id 用字母、数字和连字符');
    const label = required(
      fields,
      fields.text(raw.label, [...at, 'label'], MOST.label),
      [...at, 'label'],
      '条款缺少名称 label',
    );
    const text = fields.text(raw.text, [...at, 'text'], MOST.clause, { isLong: true });
    return { id, label, text: required(fields, text, [...at, 'text'], '条款缺少正文 text') };
  });
  findDoubles(
    fields,
    clauses,
    (at) => [...path, at, 'id'],
    ({ id }) => id,
  );
  return clauses;
}

function readOutlets(fields: Fields, value: unknown, path: Path): DecisionDocument['outlets'] {
  return fields.list(value, path, MOST.listed).map((each, index) => {
    const at = [...path, index];
    const raw = fields.mapping(each, at, ['outlet', 'evidence']) ?? {};
    const outlet = fields.text(raw.outlet, [...at, 'outlet'], MOST.title);
    const evidence = fields.text(raw.evidence, [...at, 'evidence'], MOST.evidence);
    // A page may show it as a link.
    if (/^\s*[a-z][a-z0-9+.-]*:/i.test(evidence) && !/^https?:\/\//i.test(evidence))
      fields.fault([...at, 'evidence'], '公布渠道的链接只能以 http:// 或 https:// 开头');
    return { outlet: required(fields, outlet, [...at, 'outlet'], '公布渠道缺少名称 outlet'), evidence };
  });
}

/** Items with the same id are faults at the later one's place; empty ids are not. */
export function findDoubles<Item>(
  fields: Fields,
  items: Item[],
  path: (at: number) => Path,
  idOf: (item: Item) => string,
): void {
  const seen = new Set<string>();
  items.forEach((item, at) => {
    const id = idOf(item);
    if (seen.has(id) && id !== '') fields.fault(path(at), `编号 ${id} 重复`);
    seen.add(id);
  });
}

function required(fields: Fields, text: string, path: Path, message: string): string {
  if (text === '' && !fields.isFaulty(path)) fields.fault(path, message);
  return text;
}
