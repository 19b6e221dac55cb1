import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { aFinish, aMessage } from './messages.contract.ts';
import { anAnswer, aTrace } from './store.contract.ts';

/** A process started by a test. */
export type StoreProcess = ChildProcessByStdio<null, Readable, Readable>;

/**
 * For tests: another process that opens the database and runs `body`, which knows `store`, `anAnswer`, `aTrace`,
 * `aMessage(id, order)` and `aFinish(claimed, newConversation)`.
 */
export function startProcess(path: string, body: string): StoreProcess {
  // By their JSON, as the files that make them import vitest.
  const finish = JSON.stringify(aFinish({ message: aMessage('<id>'), answerId: '<answer>', attempt: 1 }));
  const script = `
    const { openSqliteStore } = await import('${new URL('./sqlite.node.ts', import.meta.url).href}');
    const anAnswer = (id, conversationId) => ({ ...${JSON.stringify(anAnswer('', ''))}, id, conversationId });
    const aTrace = (question) => ({ ...${JSON.stringify(aTrace(''))}, question, resolved: question });
    const aMessage = (messageId, order) => ({ ...${JSON.stringify(aMessage(''))}, messageId, order });
    const aFinish = ({ message, answerId }, newConversation) => {
      const text = ${JSON.stringify(finish)}.replaceAll('<id>', message.messageId).replaceAll('<answer>', answerId);
      return { ...JSON.parse(text), newConversation };
    };
    const store = await openSqliteStore(${JSON.stringify(path)});
    ${body}`;
  const options = ['--import', 'tsx', '--input-type=module', '-e', script];
  return spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Source for `startProcess` that begins a conversation with an answer; both ids are expressions. */
export const saveNew = (id: string, conversationId: string): string =>
  `await store.saveAnswer(anAnswer(${id}, ${conversationId}), aTrace('问'), { newConversation: true, now: 1 });`;

/** Kills -9 as soon as more than `length` characters were printed, and gives the lines that were. */
export async function killAfter(child: StoreProcess, length: number): Promise<string[]> {
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.length > length) child.kill('SIGKILL');
  }
  if (child.signalCode === null) await once(child, 'exit');
  if (child.signalCode !== 'SIGKILL') throw new Error(`it ended by itself: ${await child.stderr.toArray()}`);
  return printed.trimEnd().split('\n');
}
