import { parseArgs } from 'node:util';
import { StartupError } from '../src/domain/errors.ts';

/** What `npm run eval` takes; what is said of it is Chinese, as the one who runs it reads it. */
export const USAGE = `用法:npm run eval -- [选项]
题目
  --split dev|test|laws-dev|laws-test|red-team|文件.jsonl  题集,默认 dev
  --cases 文件.jsonl|文件.xlsx 自己的题:至少有“问题”一列;依据、应答或拒答、要点、编号、分层可有可无
配置
  --laws 数据目录              已取回法律原文的 DATA_DIR;不给则以要点作答
  --questions all|draft        参与检索的问法:全部,或只用初稿,默认 all
  --config 配置.yaml           代替上面两项;可给几个,逐题配对比较,第一个为准
  --runs 存下的.json.gz        不再作答,只看存下的评测;可给几个
输出
  --html 文件                  另写一份网页报告
  --failures                   列出未通过的题号
  --save 文件.json.gz          存下这次评测
  --overlap                    只查题目与收录问法是否重合(test 只列题号)
把关
  --check                      有指标不达标时以 1 退出
  --against 基线.json|存下的.json.gz  与它逐题配对比较,变差时以 1 退出
  --update-baseline            把这次的结果写成基线(evals/baselines/题集.json,或 --against 所指的文件)
评卷
  --judge                      请模型评卷;每次先用人工标注量它与人的一致程度
  --judge-config 配置.yaml     评卷用的模型;不给则用第一个有模型的配置`;

/** The command line, understood. */
export interface Options {
  split: string;
  cases: string | undefined;
  questions: 'all' | 'draft';
  laws: string | undefined;
  configs: string[];
  runs: string[];
  html: string | undefined;
  save: string | undefined;
  against: string | undefined;
  judgeConfig: string | undefined;
  failures: boolean;
  overlap: boolean;
  check: boolean;
  updateBaseline: boolean;
  judge: boolean;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
const flag = { type: 'boolean', default: false } as const;

/** Reads the command line. Throws `StartupError` on what does not go together, TypeError on unknown options. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ split: { type: 'string', default: 'dev' }, questions: { type: 'string', default: 'all' } },
      ...{ cases: text, laws: text, html: text, save: text, against: text, 'judge-config': text },
      ...{ config: texts, runs: texts },
      ...{ failures: flag, overlap: flag, check: flag, judge: flag, 'update-baseline': flag },
    },
  });
  const { questions, config: configs, runs, 'judge-config': judgeConfig, 'update-baseline': updateBaseline } = values;
  if (questions !== 'all' && questions !== 'draft') throw new StartupError('--questions 只能是 all 或 draft');
  const given = (name: string) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
  const apart = (one: string, other: string) => {
    if (given(one) && given(other)) throw new StartupError(`${one} 和 ${other} 不能同时给`);
  };
  for (const other of ['--split', '--overlap']) apart('--cases', other);
  for (const other of ['--laws', '--questions']) apart('--config', other);
  for (const other of ['--split', '--cases', '--config', '--laws', '--questions', '--save', '--judge'])
    apart('--runs', other);
  if (updateBaseline && (configs.length > 1 || given('--cases')))
    throw new StartupError('基线只收一个配置、自带的题集');
  const rest = { failures: values.failures, overlap: values.overlap, check: values.check, judge: values.judge };
  const files = { cases: values.cases, laws: values.laws, html: values.html, save: values.save };
  return {
    ...{ split: values.split, questions, configs, runs, judgeConfig, updateBaseline, against: values.against },
    ...files,
    ...rest,
  };
}
