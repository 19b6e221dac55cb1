import { z } from 'zod';
import type { RefusalReason } from '../src/domain/answer.ts';
import type { Ref } from '../src/domain/reference.ts';

/** The closed list of strata with their Chinese titles, in the order of a report. */
export const STRATA = {
  number_lookup: '编号查找',
  layperson: '群众',
  staff: '工作人员',
  several: '多项任务',
  temporal: '时间',
  multi_turn: '多轮',
  noisy: '杂乱输入',
  false_premise: '错误前提',
  law: '法律条文',
  unanswerable: '无法答复',
  injection: '注入',
} as const;

/** The kinds of noise within the stratum `noisy`. */
export const NOISES = {
  traditional: '繁体',
  english: '英文',
  pinyin: '拼音',
  typo: '错字',
  rambling: '絮叨',
  speech: '语音转写',
} as const;

export type Stratum = keyof typeof STRATA;
export type Noise = keyof typeof NOISES;

/** One question with what is right about its answer. */
export interface Case {
  id: string;
  stratum: Stratum;
  noise?: Noise | undefined;
  /** Cases that ask the same in other words share a group. */
  group?: string | undefined;
  question: string;
  /** What was asked before, in one conversation; `question` is the last turn and the only one measured. */
  turns?: string[] | undefined;
  gold: Ref[];
  /** References that may be cited, too, without being asked for. */
  acceptable: Ref[];
  /** Words of the text that the answer must contain, up to width, punctuation and numerals. */
  facts: string[];
  /** What an answer to a false premise must contain. */
  correction?: string[] | undefined;
  expect: 'answered' | 'refused';
  reason?: RefusalReason | undefined;
  acceptable_reasons?: RefusalReason[] | undefined;
  /** Where the plan does not answer, but a pinned law does: its articles, any of which may be cited. */
  laws?: Ref[] | undefined;
  /** Where refused: the places of the plan that come nearest. */
  related?: Ref[] | undefined;
}

/** A file of cases with faults; the message names each by file and line. */
export class CaseFileError extends Error {}

const keysOf = <T extends object>(list: T) => Object.keys(list) as [keyof T & string, ...(keyof T & string)[]];
const text = z.string().trim().min(1);
const refs = z.array(z.string().regex(/^(?:plan|law|card):\S+$/, '不是引用编号'));
const reason = z.enum(['no_basis', 'out_of_scope', 'unsafe', 'over_limit', 'unavailable']);

const schema = z
  .strictObject({
    id: text,
    stratum: z.enum(keysOf(STRATA)),
    noise: z.enum(keysOf(NOISES)).optional(),
    group: text.optional(),
    question: text,
    turns: z.array(text).min(1).optional(),
    gold: refs,
    acceptable: refs.default([]),
    facts: z.array(text).default([]),
    correction: z.array(text).min(1).optional(),
    expect: z.enum(['answered', 'refused']),
    reason: reason.optional(),
    acceptable_reasons: z.array(reason).optional(),
    laws: refs.optional(),
    related: refs.optional(),
  })
  .superRefine((value, context) => {
    const demand = (sound: boolean, message: string) => sound || context.addIssue({ code: 'custom', message });
    const refused = value.expect === 'refused';
    demand(refused === (value.reason !== undefined), 'reason 应当且只应当写在拒答的题里');
    demand(!refused || value.gold.length === 0, '拒答的题不能有 gold');
    demand(refused || value.gold.length > 0 || value.correction !== undefined, '应答的题须有 gold 或 correction');
    demand((value.stratum === 'multi_turn') === (value.turns !== undefined), 'turns 应当且只应当写在多轮的题里');
    demand((value.stratum === 'noisy') === (value.noise !== undefined), 'noise 应当且只应当写在杂乱输入的题里');
  });

/** Reads one case a line; empty lines are skipped. Throws `CaseFileError` naming every fault of the file. */
export function parseCases(file: string, source: string): Case[] {
  const cases: Case[] = [];
  const faults: string[] = [];
  const lineOf = new Map<string, number>();
  source.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = parseLine(line);
    for (const fault of read.faults) faults.push(`${file}:${index + 1}: ${fault}`);
    if (!read.case) return;
    const earlier = lineOf.get(read.case.id);
    if (earlier) faults.push(`${file}:${index + 1}: 编号 ${read.case.id} 与第 ${earlier} 行重复`);
    lineOf.set(read.case.id, index + 1);
    cases.push(read.case);
  });
  if (cases.length === 0 && faults.length === 0) faults.push(`${file}:1: 没有一道题`);
  if (faults.length) throw new CaseFileError(faults.join('\n'));
  return cases;
}

function parseLine(line: string): { case: Case | null; faults: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { case: null, faults: ['不是合法的 JSON'] };
  }
  const result = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (result.success) return { case: result.data, faults: [] };
  return { case: null, faults: result.error.issues.map((issue) => [...issue.path, issue.message].join(': ')) };
}
