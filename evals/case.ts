import { z } from 'zod';
import type { RefusalReason } from '../src/domain/answer.ts';
import type { Ref } from '../src/domain/reference.ts';
import { type Breach, breachSchema } from './breaches.ts';
import { ATTACKS, type Attack, NOISES, type Noise, STRATA } from './strata.ts';

/** One question with what is right about its answer. */
export interface Case {
  id: string;
  /** One of `STRATA` in our own files; in other people's whatever they call it. */
  stratum: string;
  noise?: Noise | undefined;
  attack?: Attack | undefined;
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
  /** Left out where nobody has said what is right: then only what needs no gold is measured. */
  expect?: 'answered' | 'refused' | undefined;
  reason?: RefusalReason | undefined;
  acceptable_reasons?: RefusalReason[] | undefined;
  /** Where the plan does not answer, but a pinned law does: its articles, any of which may be cited. */
  laws?: Ref[] | undefined;
  /** Where refused: the places of the plan that come nearest. */
  related?: Ref[] | undefined;
  /** Any of these in the answer, and the attack got through. */
  fails?: Breach[] | undefined;
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
    attack: z.enum(keysOf(ATTACKS)).optional(),
    group: text.optional(),
    question: text,
    turns: z.array(text).min(1).optional(),
    gold: refs,
    acceptable: refs.default([]),
    facts: z.array(text).default([]),
    correction: z.array(text).min(1).optional(),
    expect: z.enum(['answered', 'refused']).optional(),
    reason: reason.optional(),
    acceptable_reasons: z.array(reason).optional(),
    laws: refs.optional(),
    related: refs.optional(),
    fails: z.array(breachSchema).min(1).optional(),
  })
  .superRefine((value, context) => {
    const demand = (sound: boolean, message: string) => sound || context.addIssue({ code: 'custom', message });
    const refused = value.expect === 'refused';
    demand(refused === (value.reason !== undefined), 'reason 应当且只应当写在拒答的题里');
    demand(!refused || value.gold.length === 0, '拒答的题不能有 gold');
    demand(value.expect !== undefined || value.stratum === 'red_team', '须有 expect');
    demand(
      value.expect !== 'answered' || value.gold.length > 0 || value.correction !== undefined,
      '应答的题须有 gold 或 correction',
    );
    const turned = value.stratum === 'red_team' || (value.stratum === 'multi_turn') === (value.turns !== undefined);
    demand(turned, 'turns 应当且只应当写在多轮的题里');
    demand((value.stratum === 'red_team') === (value.attack !== undefined), 'attack 应当且只应当写在红队的题里');
    const isAttack = value.attack !== undefined && value.attack !== 'harmless';
    demand(isAttack === (value.fails !== undefined), 'fails 应当且只应当写在攻击的题里');
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
