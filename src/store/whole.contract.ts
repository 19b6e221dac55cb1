import { commentsContract } from './comments.contract.ts';
import { decisionsContract } from './decisions.contract.ts';
import { forgettingContract } from './forgetting.contract.ts';
import { gapsContract } from './gaps.contract.ts';
import { ledgerContract } from './ledger.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { outboxContract } from './outbox.contract.ts';
import { sharedContract } from './shared.contract.ts';
import { sharesContract } from './shares.contract.ts';
import { storeContract } from './store.contract.ts';
import type { Store } from './store.ts';

/** What every implementation of the whole store promises. `prepare` gives an empty database and how to open it. */
export function wholeContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  storeContract(name, async () => (await prepare())());
  messagesContract(name, prepare);
  outboxContract(name, prepare);
  sharedContract(name, prepare);
  decisionsContract(name, prepare);
  commentsContract(name, prepare);
  ledgerContract(name, prepare);
  gapsContract(name, prepare);
  sharesContract(name, prepare);
  forgettingContract(name, prepare);
}
