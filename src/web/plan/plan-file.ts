import { paragraphsOfPlan } from '../../corpus/published.ts';
import type { Block, OfficeDocument } from '../../documents/document.ts';
import type { Erratum, Plan, Task } from '../../domain/corpus.ts';
import type { Day } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import { planLabel } from '../../domain/reference.ts';
import { periodYears } from '../frame/components.tsx';

/** What a file of the plan, or of one task, holds. Only `paragraphs` are the publisher's words. */
export interface PlanFile {
  title: string;
  /** Where the text is from, what it can be checked by, and that its period is over. */
  facts: string[];
  paragraphs: { text: string; level: 0 | 1 | 2 }[];
  /** Our remarks on doubtful places. */
  notes: string[];
}

/** What is told of a file: which corpus it was made from, and when. */
export interface FileOrigin {
  corpusVersion: string;
  today: Day;
}

/** The lines between which the published text stands in a text file. */
export const BORDERS = { start: '—————— 以下是原文 ——————', end: '—————— 原文到此为止 ——————' };

const REMARK = '原文照录，一字未改；文头和文末的附注由本站所加，不属于方案原文。';

/** The whole plan, or one task of it. */
export async function planFile(plan: Plan, task: Task | null, origin: FileOrigin): Promise<PlanFile> {
  const paragraphs = task ? [{ text: task.text, level: 0 as const }] : planParagraphs(plan);
  const errata = task ? task.errata : plan.tasks.flatMap((one) => one.errata);
  return {
    title: task ? `${task.label} ${task.heading}` : plan.title,
    facts: [
      ...(task ? [placeOf(plan, task)] : []),
      `发布机关：${plan.issuer}`,
      `文本来源：${plan.source}`,
      `效力：方案实施期${periodYears(plan)}已满。各项任务是否完成，方案本身没有写明。`,
      `本文件所载原文的SHA-256（段落之间一个换行）：${await sha256(bodyOf(paragraphs))}`,
      `语料中方案正文的SHA-256：${plan.sha256}`,
      `语料版本：${origin.corpusVersion}`,
      `下载日期：${dayInWords(origin.today)}`,
      `说明：${REMARK}`,
    ],
    paragraphs,
    notes: errata.map(noteOf),
  };
}

/** The file as plain text: facts, the published text between two lines, remarks. */
export function asText({ title, facts, paragraphs, notes }: PlanFile): string {
  const remarks = notes.length ? ['', '附注（本站所加，不属于方案原文）', ...notes] : [];
  return `${[title, '', ...facts, '', BORDERS.start, bodyOf(paragraphs), BORDERS.end, ...remarks].join('\n')}\n`;
}

/** The file as a document of Word. */
export function asDocument({ title, facts, paragraphs, notes }: PlanFile): OfficeDocument {
  const body = paragraphs.map(
    ({ text, level }): Block =>
      level === 0 ? { kind: 'official', text } : { kind: 'heading', level: level === 1 ? 1 : 2, text },
  );
  const remarks: Block[] = notes.length
    ? [
        { kind: 'heading', level: 1, text: '附注（本站所加，不属于方案原文）' },
        ...notes.map((text): Block => ({ kind: 'paragraph', text })),
      ]
    : [];
  return { title, facts, blocks: [...body, ...remarks], hasModelText: false };
}

/** The name of the file without its ending. */
export function fileName(plan: Plan, task: Task | null): string {
  return task ? `${plan.title} ${task.label} ${task.heading}` : plan.title;
}

function planParagraphs(plan: Plan): PlanFile['paragraphs'] {
  const headings = new Map([
    ...plan.parts.map(({ text }) => [text.split('\n')[0] as string, 1 as const] as const),
    ...plan.sections.map(({ text }) => [text, 2 as const] as const),
  ]);
  return paragraphsOfPlan(plan).map(({ text }) => ({ text, level: headings.get(text) ?? 0 }));
}

function bodyOf(paragraphs: PlanFile['paragraphs']): string {
  return paragraphs.map(({ text }) => text).join('\n');
}

function placeOf(plan: Plan, task: Task): string {
  const section = plan.sections[task.section - 1]?.text ?? '';
  return `出自：《${plan.title}》${plan.parts[task.part - 1]?.label ?? ''} ${section}`;
}

function noteOf({ task, quote, note }: Erratum): string {
  const place = planLabel({ kind: 'task', number: task });
  return note.includes(quote) ? `${place}：${note}` : `${place}“${quote}”：${note}`;
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
