import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OWN_DIALOGUES, type OwnDialogue } from '../src/conversation/follow-up.fixture.ts';
import type { Answer } from '../src/domain/answer.ts';
import { StartupError } from '../src/domain/errors.ts';
import { CaseFileError } from './case.ts';
import { DIALOGUE_KINDS, type Dialogue, type DialogueFault, faultOf, parseDialogues } from './dialogue.ts';
import { type Engine, loadCorpus, openEngine } from './engine.ts';
import { wilson } from './statistics.ts';

const USAGE = `用法:npm run eval:dialogues -- [选项]
  --split dev|more|own|test|文件.jsonl  对话集,默认 dev;more 和 own 是写规则时用的自拟对话
  --laws 数据目录              已取回法律原文的 DATA_DIR;不给则以要点作答
  --show                       列出答错的对话,逐轮写出补全后的问题和依据`;

/** A dialogue as it went. */
interface Played {
  dialogue: Dialogue;
  replies: { turn: string; reply: Answer; resolved: string }[];
  fault: DialogueFault | null;
}

const FAULTS: Record<DialogueFault, string> = {
  outcome: '答或不答不对',
  citation: '首条依据不对',
  unsaid: '没有说方案未作规定',
};

async function readDialogues(split: string): Promise<Dialogue[]> {
  if (split === 'own') return OWN_DIALOGUES.map(fromOwn);
  const named = ['dev', 'more', 'test'].includes(split);
  const path = named ? fileURLToPath(new URL(`cases/dialogues-${split}.jsonl`, import.meta.url)) : split;
  const source = await readFile(path, 'utf8').catch(() => {
    throw new CaseFileError(`读不到对话集 ${path}`);
  });
  return parseDialogues(named ? `evals/cases/dialogues-${split}.jsonl` : split, source);
}

function fromOwn({ kind, turns, gold, premise }: OwnDialogue, index: number): Dialogue {
  const expect = gold.length > 0 ? 'answered' : 'refused';
  return { id: `own-${index + 1}`, kind, turns, gold, acceptable: [], expect, premise };
}

/** Without laws' texts the card of the law is what can be cited. */
function onCards(dialogue: Dialogue): Dialogue {
  const cards = (refs: string[]) => refs.map((ref) => (ref.startsWith('law:') ? `card:${ref.split(':')[1]}` : ref));
  return { ...dialogue, gold: cards(dialogue.gold), acceptable: cards(dialogue.acceptable) };
}

async function play(dialogue: Dialogue, engine: Engine): Promise<Played> {
  const replies: Played['replies'] = [];
  for (const turn of dialogue.turns) {
    const result = await engine.ask({ question: turn, conversationId: replies[0]?.reply.conversationId });
    if (result.kind !== 'answer') throw new Error(`${dialogue.id}: ${result.kind}`);
    const trace = await engine.trace(result.answer.id);
    replies.push({ turn, reply: result.answer, resolved: trace?.resolved ?? turn });
  }
  const last = replies.at(-1) as Played['replies'][number];
  return { dialogue, replies, fault: faultOf(dialogue, last.reply) };
}

function line(title: string, played: Played[]): string {
  const right = played.filter(({ fault }) => fault === null).length;
  const { value, low, high, n } = wilson(right, played.length);
  return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]  ${right}/${n}  ${title}`;
}

function table(played: Played[]): string {
  const rows = Object.entries(DIALOGUE_KINDS).flatMap(([kind, title]) => {
    const of = played.filter(({ dialogue }) => dialogue.kind === kind);
    return of.length > 0 ? [line(`${title}(${kind})`, of)] : [];
  });
  return [line('全部', played), ...rows].join('\n');
}

function shown({ dialogue, replies, fault }: Played): string {
  const wanted = dialogue.expect === 'refused' ? '拒答' : dialogue.gold.join(' ');
  const head = `${dialogue.id}(${dialogue.kind}) ${fault ? FAULTS[fault] : ''},应为 ${wanted}`;
  const turns = replies.map(({ turn, reply, resolved }) => {
    const refs = [...new Set(reply.citations.map(({ ref }) => ref))].join(' ');
    const notices = reply.notices.filter((notice) => !notice.startsWith('本方案实施期'));
    const whole = resolved === turn ? '' : `\n    补全:${resolved}`;
    return `  ${turn}${whole}\n    ${reply.outcome} ${reply.reason ?? ''} ${refs} ${notices.join(' ')}`;
  });
  return [head, ...turns].join('\n');
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      split: { type: 'string', default: 'dev' },
      laws: { type: 'string' },
      show: { type: 'boolean', default: false },
    },
  });
  const dialogues = await readDialogues(values.split);
  const engine = await openEngine(await loadCorpus(), values.laws);
  const played: Played[] = [];
  try {
    for (const dialogue of dialogues)
      played.push(await play(engine.hasLawTexts ? dialogue : onCards(dialogue), engine));
  } finally {
    await engine.close();
  }
  console.log(`对话集 ${values.split},共 ${dialogues.length} 段,看最后一轮\n\n${table(played)}`);
  const wrong = played.filter(({ fault }) => fault !== null);
  if (values.show && wrong.length > 0) console.log(`\n答错的\n${wrong.map(shown).join('\n\n')}`);
}

try {
  await run();
} catch (error) {
  // What the operator can mend is said in plain words; anything else shows where it broke.
  if (error instanceof CaseFileError || error instanceof StartupError) console.error(error.message);
  else if (error instanceof TypeError && 'code' in error) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error);
  process.exitCode = 2;
}
