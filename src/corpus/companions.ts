import type { Erratum, Fact, FactKind, IndexedQuestion, Lexicon, Office, Plan, Task } from '../domain/corpus.ts';
import { BEYOND_REASONS, type BeyondQuestion, type BeyondReason } from '../domain/corpus.ts';
import { type CorpusFiles, type FaultList, type Located, requireFile, YamlFile } from './files.ts';
import { locate } from './plan.ts';

/** What stands beside the plan: errata, facts, people's questions, the lexicon, the offices. */
const FACT_KINDS: FactKind[] = ['deadline', 'figure', 'instrument', 'body', 'publication', 'recurring'];

/** Puts each erratum of `plan/errata.yaml` beside its task; a quotation that is not there is a fault. */
export function attachErrata(files: CorpusFiles, plan: Plan, faults: FaultList): void {
  const yaml = new YamlFile('plan/errata.yaml', requireFile(files, 'plan/errata.yaml', faults), faults);
  for (const entry of yaml.list('errata')) {
    const { task, quote, note } = entry.value as { task: number; quote: string; note: string };
    if (!/^原文疑有(脱字|误)/.test(String(note)))
      faults.add(yaml.path, entry.line, 'note 须以“原文疑有脱字”或“原文疑有误”开头');
    attach<Erratum>(yaml, plan, entry, { task, quote, note }, faults, (owner, erratum) => {
      owner.errata.push(erratum);
      owner.notes.push(erratum.note);
    });
  }
}

/** Puts each fact of `plan/facts.yaml` at its place in its task. */
export function attachFacts(files: CorpusFiles, plan: Plan, faults: FaultList): void {
  const yaml = new YamlFile('plan/facts.yaml', requireFile(files, 'plan/facts.yaml', faults), faults);
  for (const entry of yaml.list('facts')) {
    const { kind, value, quote } = entry.value as Fact;
    if (!FACT_KINDS.includes(kind)) faults.add(yaml.path, entry.line, `不认识的 kind:${kind}`);
    attach<Fact>(yaml, plan, entry, { kind, value, quote }, faults, (owner, fact) => owner.facts.push(fact));
  }
}

function attach<T extends Fact | Erratum>(
  yaml: YamlFile,
  plan: Plan,
  entry: Located,
  what: Omit<T, 'start' | 'end'>,
  faults: FaultList,
  keep: (task: Task, located: T) => void,
): void {
  const { task: number, nth } = entry.value as { task: number; nth?: number };
  const task = plan.tasks[number - 1];
  const located = locate<T>(task, what, nth);
  if (task && located) keep(task, located);
  else faults.add(yaml.path, entry.line, `任务${number}原文里没有“${what.quote}”${nth ? `的第${nth}处` : ''}`);
}

/** Reads `plan/questions/*.md`: `## 31` (or `## part-1`, or `## 42 46` for several) opens a place, `- …` is a question to it. */
export function parseQuestions(files: CorpusFiles, refs: ReadonlySet<string>, faults: FaultList): IndexedQuestion[] {
  const questions: IndexedQuestion[] = [];
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const set = /^plan\/questions\/(.+)\.md$/.exec(path)?.[1];
    if (!set) continue;
    for (const { heading, text: question, line } of readLists(path, text, faults))
      for (const place of heading.split(/\s+/))
        if (refs.has(`plan:${place}`)) questions.push({ ref: `plan:${place}`, text: question, set });
        else faults.add(path, line, `方案里没有 ${place}`);
  }
  if (questions.length === 0) faults.add('plan/questions', 1, '没有任何问法');
  return questions;
}

/** Reads `beyond.md`: `## no_basis` opens a reason, `- …` is one question that is refused for it. */
export function parseBeyond(files: CorpusFiles, faults: FaultList): BeyondQuestion[] {
  const path = 'beyond.md';
  const questions = readLists(path, requireFile(files, path, faults), faults).flatMap(({ heading, text, line }) => {
    const reason = BEYOND_REASONS.find((known) => known === heading);
    if (!reason) faults.add(path, line, `不认识的拒答理由 ${heading}`);
    return reason ? [{ reason: reason as BeyondReason, text }] : [];
  });
  // Without them nothing teaches the retriever to refuse, and everything would be answered.
  for (const reason of BEYOND_REASONS)
    if (!questions.some((question) => question.reason === reason)) faults.add(path, 1, `${reason} 之下没有任何问法`);
  return questions;
}

/** The `- …` lines of a Markdown file, each with the `## …` heading that it stands under. */
function readLists(path: string, text: string, faults: FaultList): { heading: string; text: string; line: number }[] {
  const entries: { heading: string; text: string; line: number }[] = [];
  let heading = '';
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('## ')) heading = line.slice(3).trim();
    else if (line.startsWith('- ') && heading) entries.push({ heading, text: line.slice(2).trim(), line: index + 1 });
    else if (line.startsWith('- ')) faults.add(path, index + 1, '问法之前没有标题');
  });
  return entries;
}

/** Reads `lexicon.yaml`; every entry maps a word to a non-empty list of terms. */
export function parseLexicon(files: CorpusFiles, faults: FaultList): Lexicon {
  const yaml = new YamlFile('lexicon.yaml', requireFile(files, 'lexicon.yaml', faults), faults);
  const read = (key: string): Map<string, string[]> => {
    const words = new Map<string, string[]>();
    for (const entry of yaml.mapping(key)) {
      const terms = entry.value;
      if (Array.isArray(terms) && terms.length > 0 && terms.every((term) => typeof term === 'string' && term !== ''))
        words.set(entry.key, terms);
      else faults.add(yaml.path, entry.line, `“${entry.key}”后面应是一列词`);
    }
    return words;
  };
  return {
    everyday: read('everyday'),
    dialect: read('dialect'),
    english: read('english'),
    shorthand: read('shorthand'),
  };
}

/** Reads `offices.yaml`; the last resort `human-help` must be there. */
export function parseOffices(files: CorpusFiles, plan: Plan, faults: FaultList): Office[] {
  const yaml = new YamlFile('offices.yaml', requireFile(files, 'offices.yaml', faults), faults);
  const offices: Office[] = [];
  for (const entry of yaml.list('offices')) {
    const office = entry.value as Office;
    const missing = (['id', 'name', 'matters', 'keywords', 'guidance'] as const).filter((key) => !office[key]);
    if (missing.length) faults.add(yaml.path, entry.line, `缺少 ${missing.join('、')}`);
    const single = (['matters', 'keywords', 'tasks'] as const).filter(
      (key) => office[key] && !Array.isArray(office[key]),
    );
    if (single.length) faults.add(yaml.path, entry.line, `${single.join('、')} 应是列表`);
    for (const task of Array.isArray(office.tasks) ? office.tasks : [])
      if (!plan.tasks[task - 1]) faults.add(yaml.path, entry.line, `没有任务${task}`);
    offices.push({ ...office, tasks: office.tasks ?? [], verified: office.verified === true });
  }
  if (!offices.some((office) => office.id === 'human-help')) faults.add(yaml.path, 1, '缺少兜底的 human-help');
  return offices;
}
