import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DECISION_STATES, type Decision, type DecisionState } from './domain/decision.ts';
import { dayInChina } from './domain/law-time.ts';
import { atDesk, type Desk, fileNamed, printFaults, printRefusal, visible } from './office-desk.node.ts';
import { articleInWords } from './participation/articles.ts';
import { importCatalogue } from './participation/catalogue.import.ts';
import { catalogueTemplate, readCatalogueFile } from './participation/catalogue.node.ts';
import { TRACK_IN_WORDS } from './participation/catalogue.words.ts';
import { arrowsFrom, canMove } from './participation/procedure.ts';
import { publishFeedback, sealComments, takeStep } from './participation/publishing.ts';
import { STATE_IN_WORDS, stateAt } from './participation/state.ts';

/** The commands for the catalogue of decisions; each gives the exit code, `null` where it was called wrongly. */

const KINDS = { new: '新增', changed: '更新', moved: '推进', unchanged: '没有变化' };

/** Puts a catalogue file into the store: all of it or, with one fault, nothing. */
export async function importCommand([file, ...rest]: string[]): Promise<number | null> {
  if (!file || rest.length > 0) return null;
  const read = await readCatalogueFile(fileNamed(file));
  if (!read.ok) return printFaults(read.faults);
  return atDesk(async ({ store }) => {
    const result = await importCatalogue(store, read.decisions);
    if (!result.ok) return printFaults(result.faults);
    for (const { id, title, kind, number, version, state, warnings } of result.changes) {
      console.log(visible(`${KINDS[kind]} #${number} ${id}《${title}》第${version}版：${STATE_IN_WORDS[state]}`));
      for (const warning of warnings) console.log(`  注意：${warning}`);
    }
    return 0;
  });
}

/** Writes an empty workbook that explains itself. A file that is there is left as it is. */
export async function templateCommand([file, ...rest]: string[]): Promise<number | null> {
  if (!file || rest.length > 0) return null;
  return writeNew(file, await catalogueTemplate());
}

/** Writes a file that nobody else may read, and only where none is there. Gives the exit code. */
export async function writeNew(file: string, bytes: Uint8Array): Promise<number> {
  if (!/\.xlsx$/i.test(file)) return printFaults([{ where: file, message: '文件名要以 .xlsx 结尾' }]);
  try {
    await writeFile(fileNamed(file), bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = (error as { code?: string }).code === 'EEXIST';
    return printFaults([{ where: file, message: exists ? '文件已经存在，没有覆盖' : '写不了这个文件' }]);
  }
  console.log(`已写好：${file}`);
  return 0;
}

/** Lists every decision, those too that are not public yet. */
export async function listCommand(words: string[]): Promise<number | null> {
  if (words.length > 0) return null;
  return atDesk(async ({ store }) => {
    const [decisions, now] = [await store.listDecisions(), await store.databaseNow()];
    for (const decision of decisions) {
      const { number, id, title } = decision;
      console.log(
        visible(`#${number} ${id}《${title}》${periodInWords(decision)}：${STATE_IN_WORDS[stateAt(decision, now)]}`),
      );
    }
    if (decisions.length === 0)
      console.log('还没有决策事项：npm run catalogue -- template 目录.xlsx 可以先写一份模板。');
    return 0;
  });
}

/** Shows one decision: what it is, its steps with their articles, its comments, and what stands before each next step. */
export async function showCommand([id, ...rest]: string[]): Promise<number | null> {
  if (!id || rest.length > 0) return null;
  return atDesk(async ({ store }) => {
    const [decision, now] = [await store.findDecision(id), await store.databaseNow()];
    if (!decision) return printFaults([{ where: id, message: '没有这个事项' }]);
    const { number, title, track, leadUnit, version, sealedAt } = decision;
    console.log(visible(`#${number} ${id}《${title}》第${version}版，${TRACK_IN_WORDS[track]}`));
    console.log(visible(`承办单位：${leadUnit.name} ${leadUnit.phone}`));
    const sealed = sealedAt ? '意见已封存。' : '';
    console.log(`现在${periodInWords(decision)}：${STATE_IN_WORDS[stateAt(decision, now)]}${sealed}`);
    const counts = await store.countComments(id);
    console.log(
      `意见：${counts.map(({ state, count }) => `${COMMENTS_IN_WORDS[state]}${count}份`).join('，') || '没有'}`,
    );
    for (const { from, to, at, by, basis, note } of await store.listTransitions(id))
      console.log(visible(`${dayInChina(at)} ${from} → ${to} ${by} ${basis.map(articleInWords).join('、')} ${note}`));
    for (const { to } of arrowsFrom(decision.state)) printNext(decision, to, now);
    return 0;
  });
}

const COMMENTS_IN_WORDS = {
  ...{ received: '收到', held: '暂不公开', routed: '转办', disposed: '已处理未公布', published: '已公布' },
  ...{ withdrawn: '撤回', identity_erased: '删除' },
};

function printNext(decision: Decision, to: DecisionState, now: number): void {
  const verdict = canMove(decision, to, { now, study: '　' });
  console.log(
    `下一步 ${to}：${verdict.ok ? '可以' : verdict.faults.map(({ text, article }) => `${text}（${articleInWords(article)}）`).join('；')}`,
  );
}

const periodInWords = ({ period }: Decision): string => (period ? `（${period.from}至${period.to}）` : '');

/** Takes one step, where the procedure allows it. */
export async function moveCommand(words: string[]): Promise<number | null> {
  const call = stepOptions(words);
  const [id, to, ...rest] = call?.positionals ?? [];
  if (!call || !id || !isState(to) || rest.length > 0) return null;
  return atDesk(async (desk) => {
    const done =
      to === 'feedback_published'
        ? await publishFeedback(desk, id, call.step)
        : await takeStep(desk, id, to, call.step);
    if (!done.ok) return printRefusal(done.faults);
    console.log(`${id}：${STATE_IN_WORDS[to]}`);
    return 0;
  });
}

const isState = (word: string | undefined): word is DecisionState => DECISION_STATES.some((state) => state === word);

/** Who takes a step and what they note, with the other words; `null` where nobody is named. */
export function stepOptions(words: string[]) {
  try {
    const options = { by: { type: 'string' }, note: { type: 'string' }, draft: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const { by = '', note = '', draft = false } = values;
    return by.trim() === '' ? null : { step: { by: by.trim(), note: note.trim() }, draft, positionals };
  } catch {
    return null;
  }
}

/** Seals a decision's set of comments after its end. */
export async function sealCommand([id, ...rest]: string[]): Promise<number | null> {
  if (!id || rest.length > 0) return null;
  return atDesk(async (desk: Desk) => {
    const sealed = await sealComments(desk, id);
    if (!sealed.ok) return printRefusal(sealed.faults);
    const { size, root } = sealed.root;
    console.log(`已封存：${size}份意见，存证链的根 ${root}`);
    return 0;
  });
}
