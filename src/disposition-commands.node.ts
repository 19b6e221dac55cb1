import { parseArgs } from 'node:util';
import { stepOptions, writeNew } from './catalogue-commands.node.ts';
import { atDesk, fileNamed, printFaults, visible } from './office-desk.node.ts';
import { allComments, isCounted } from './participation/counted.ts';
import { disposeAll } from './participation/disposing.ts';
import { dispositionWorkbook, readDispositionFile } from './participation/dispositions.node.ts';
import { DISPOSITION_LIMITS } from './participation/dispositions.ts';
import { loadCorpus } from './start.node.ts';

/** The commands for comments; each gives the exit code, `null` where it was called wrongly. */

const MOST_REPORTS = 1_000;

/** Writes the workbook in which a decision's comments are disposed; personal data hidden, unless it is asked for. */
export async function exportCommand(words: string[]): Promise<number | null> {
  const call = exportOptions(words);
  if (!call) return null;
  return atDesk(async ({ store }) => {
    const decision = await store.findDecision(call.id);
    if (!decision) return printFaults([{ where: call.id, message: '没有这个事项' }]);
    const comments = await allComments(store, call.id);
    const count = comments.filter(isCounted).length;
    if (count > DISPOSITION_LIMITS.rows)
      return printFaults([
        { where: call.id, message: `有${count}份意见，一份文件最多${DISPOSITION_LIMITS.rows}份，尚未实现分批` },
      ]);
    const code = await writeNew(call.file, await dispositionWorkbook(decision, comments, call));
    if (code === 0)
      console.log(
        `${count}份意见。${call.withPersonalData ? '含个人信息，只给办理的人看，用完删除（《个人信息保护法》第六条）。' : ''}`,
      );
    return code;
  });
}

function exportOptions(words: string[]) {
  try {
    const options = { 'with-personal-data': { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [id, file, ...rest] = positionals;
    if (!id || !file || rest.length > 0) return null;
    return { id, file, withPersonalData: values['with-personal-data'] ?? false };
  } catch {
    return null;
  }
}

/** Takes the filled-in workbook: publishes what became of every comment or, as a draft, only keeps it. */
export async function disposeCommand(words: string[]): Promise<number | null> {
  const call = stepOptions(words);
  const [id, file, ...rest] = call?.positionals ?? [];
  if (!call || !id || !file || rest.length > 0) return null;
  const read = await readDispositionFile(fileNamed(file));
  if (!read.ok) return printFaults(read.faults);
  return atDesk(async (desk) => {
    const result = await disposeAll(desk, id, read.rows, { ...call.step, isDraft: call.draft });
    if (!result.ok) return printFaults(result.faults);
    const { disposed, published, notices, skipped } = result;
    for (const receipt of skipped) console.log(`${receipt} 已不在处理范围（撤回、删除或者转办），没有计入`);
    if (call.draft) console.log(`已存为草稿：${disposed}份，没有公布。`);
    else console.log(`已公布：${published}份；通知${notices}个订阅。`);
    return 0;
  });
}

/** Prints the reports of violations that were handed to an office, for that office alone (T44). */
export async function reportsCommand([id, ...rest]: string[]): Promise<number | null> {
  if (!id || rest.length > 0) return null;
  const { offices } = await loadCorpus();
  const office = offices.find((each) => each.id === id);
  if (!office)
    return printFaults([{ where: id, message: `没有这个机关，可用：${offices.map((each) => each.id).join('、')}` }]);
  return atDesk(async ({ store }) => {
    const reports = await store.listReports(office.name, MOST_REPORTS);
    console.log(
      '以下是举报违法行为的内容，只能交给承办的机关；泄露举报人信息要承担法律责任（方案任务44）。不要转发，不要留存。',
    );
    for (const { receipt, receivedAt, text, withdrawnAt } of reports) {
      console.log(`\n${receipt} ${new Date(receivedAt).toISOString()}${withdrawnAt ? '（已撤回）' : ''}`);
      console.log(visible(text ?? '（原文已删除）'));
    }
    console.log(`\n${office.name}：共${reports.length}份。`);
    return 0;
  });
}
