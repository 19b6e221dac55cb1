import type { SourceBook } from './source-book.ts';

/** One look-up of a run, as it is told while it happens and stands in the report. */
export interface ResearchStep {
  /** From 1. */
  number: number;
  tool: string;
  /** The arguments in one line. */
  input: string;
  /** The passages that came: `S3 任务31`. */
  found: string[];
  /** What was said where none came; `null` where some did. */
  remark: string | null;
}

const INPUT_CHARS = 160;
const REMARK_CHARS = 120;

/** The steps of one run, in order. */
export class StepList {
  readonly steps: ResearchStep[] = [];

  constructor(
    private readonly book: SourceBook,
    private readonly onStep: (step: ResearchStep) => void = () => {},
  ) {}

  /** Notes a look-up by what a model reads of it. */
  add(tool: string, input: unknown, inWords: string): void {
    const tokens = [...inWords.matchAll(/^\[(S\d+)\]/gm)].map((match) => match[1] as string);
    const found = tokens.map((token) => `${token} ${this.book.sources.get(token)?.label ?? ''}`);
    const remark = found.length ? null : oneLine(inWords, REMARK_CHARS);
    const step = { number: this.steps.length + 1, tool: oneLine(tool, 40), input: argumentsOf(input), found, remark };
    this.steps.push(step);
    this.onStep(step);
  }
}

function argumentsOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return oneLine(String(input), INPUT_CHARS);
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  const words = given.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  return oneLine(words.join('，'), INPUT_CHARS);
}

/** In one line without control characters: it goes to a terminal, and a model may have written it. */
function oneLine(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most).toWellFormed()}……` : line;
}
