import {
  importCommand,
  listCommand,
  moveCommand,
  sealCommand,
  showCommand,
  templateCommand,
} from './catalogue-commands.node.ts';
import { disposeCommand, exportCommand, reportsCommand } from './disposition-commands.node.ts';
import { StartupError } from './domain/errors.ts';

// The office's side of consultations. The exit code is 0 where it was done, 1 where something stands against it (one
// line each), 2 where the call is wrong.
const USAGE = `用法：npm run catalogue -- <命令>
  template <目录.xlsx>           写一份空的事项目录，每列有说明
  import <目录.xlsx|.yaml>       导入事项目录；有一处不对就都不导入
  list                           列出全部事项
  show <编号>                    一个事项：步骤、意见、下一步还缺什么
  move <编号> <状态> --by 谁 [--note 说明]
                                 走一步；不合程序的不走，并指出依据
  export <编号> <意见.xlsx> [--with-personal-data]
                                 导出意见供处理；个人信息默认隐去
  dispose <编号> <意见.xlsx> --by 谁 [--draft]
                                 导入处理意见，封存、公布并通知；--draft 只存不公布
  seal <编号>                    期限结束后封存意见
  reports <机关编号>             转给这个机关的举报，只给该机关`;

const COMMANDS: Record<string, (words: string[]) => Promise<number | null>> = {
  template: templateCommand,
  import: importCommand,
  list: listCommand,
  show: showCommand,
  move: moveCommand,
  export: exportCommand,
  dispose: disposeCommand,
  seal: sealCommand,
  reports: reportsCommand,
};

async function main([name = '', ...words]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const code = (await command?.(words)) ?? null;
  if (code === null) console.error(USAGE);
  return code ?? 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof StartupError ? error.message : error);
    process.exitCode = 1;
  },
);
