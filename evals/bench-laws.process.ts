import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answers, Order } from './bench-laws.child.ts';

const CHILD = fileURLToPath(new URL('./bench-laws.child.ts', import.meta.url));

/** An entrant's process, from the side that gives the orders: one at a time. */
export class EntrantProcess {
  private readonly child: ChildProcess;
  private readonly gone: Promise<never>;

  constructor() {
    this.child = fork(CHILD, { execArgv: [...process.execArgv, '--expose-gc'] });
    this.gone = once(this.child, 'exit').then(([code, signal]) => {
      throw new Error(`进程中途退出（${code ?? signal}）`);
    });
    // It is looked at while an answer is awaited; after `end` nobody asks.
    this.gone.catch(() => undefined);
  }

  /** Gives an order and waits for what comes of it. Throws where the process ends before. */
  async answer<T extends Order['task']>(order: Order & { task: T }): Promise<Answers[T]> {
    const answered = once(this.child, 'message');
    this.child.send(order);
    const [answer] = await Promise.race([answered, this.gone]);
    return answer as Answers[T];
  }

  /** Ends the process. */
  end(): void {
    this.child.kill();
  }
}
