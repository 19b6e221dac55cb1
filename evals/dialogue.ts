import { z } from 'zod';
import type { Answer } from '../src/domain/answer.ts';
import { parseLawRef } from '../src/domain/law.ts';
import type { Ref } from '../src/domain/reference.ts';
import { CaseFileError } from './case.ts';

/** The kinds of last turn with their Chinese titles, in the order of a report. */
export const DIALOGUE_KINDS = {
  attribute: '追问要点',
  ordinal: '第几个',
  premise: '换前提',
  'article-step': '换条款',
  comparison: '比较',
  return: '回到前面',
  correction: '更正',
  elaboration: '展开',
  insist: '坚持要答',
  'topic-switch': '换话题',
} as const;

export type DialogueKind = keyof typeof DIALOGUE_KINDS;

/** Several turns of one conversation; the last one is measured. */
export interface Dialogue {
  id: string;
  kind: DialogueKind;
  turns: string[];
  gold: Ref[];
  acceptable: Ref[];
  expect: 'answered' | 'refused';
  /** The last turn changes a premise for which the cited text sets nothing: the reply has to say so. */
  premise?: boolean | undefined;
}

const kinds = Object.keys(DIALOGUE_KINDS) as [DialogueKind, ...DialogueKind[]];
const refs = z.array(z.string().regex(/^(?:plan|law|card):\S+$/, '不是引用编号'));
const schema = z.object({
  id: z.string().min(1),
  kind: z.enum(kinds),
  turns: z.array(z.string().trim().min(1)).min(2),
  gold: refs,
  acceptable: refs.default([]),
  expect: z.enum(['answered', 'refused']),
  premise: z.boolean().optional(),
});

/** Reads one dialogue a line; empty lines are skipped. Throws `CaseFileError` naming every fault of the file. */
export function parseDialogues(file: string, source: string): Dialogue[] {
  const faults: string[] = [];
  const dialogues = source.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const result = readDialogue(line);
    if ('dialogue' in result) return [result.dialogue];
    faults.push(`${file}:${index + 1}: ${result.fault}`);
    return [];
  });
  if (dialogues.length === 0 && faults.length === 0) faults.push(`${file}:1: 没有一段对话`);
  if (faults.length) throw new CaseFileError(faults.join('\n'));
  return dialogues;
}

function readDialogue(line: string): { dialogue: Dialogue } | { fault: string } {
  try {
    const result = schema.safeParse(JSON.parse(line), { error: z.locales.zhCN().localeError });
    if (result.success) return { dialogue: result.data };
    return { fault: result.error.issues.map((issue) => [...issue.path, issue.message].join(': ')).join('；') };
  } catch {
    return { fault: '不是合法的 JSON' };
  }
}

/** What is wrong with the last reply. */
export type DialogueFault = 'outcome' | 'citation' | 'unsaid';

/** The reply says that the text sets nothing for the changed premise. The plan's own period notice doesn't count. */
const SETS_NOTHING = /(没有|并未|未)[^。]{0,24}(另作|另行|单独|专门|作出?|就此)[^。]{0,4}(规定|说明|安排)/;

/** Judges the last reply; `null` where it is right. */
export function faultOf(dialogue: Dialogue, reply: Answer): DialogueFault | null {
  if (reply.outcome !== dialogue.expect) return 'outcome';
  if (dialogue.expect === 'refused') return null;
  const first = reply.citations[0]?.ref;
  const right = [...dialogue.gold, ...dialogue.acceptable].map(unversioned);
  if (first === undefined || !right.includes(unversioned(first))) return 'citation';
  const said = [reply.text, ...reply.notices].some((text) => SETS_NOTHING.test(text));
  return dialogue.premise && !said ? 'unsaid' : null;
}

/** A reference without its version: of laws, law and article are compared. */
function unversioned(ref: Ref): Ref {
  const target = parseLawRef(ref);
  return target && ref.startsWith('law:') ? `law:${target.law}:${target.place}` : ref;
}
