import type { Asked } from './asking.ts';
import type { WayFinder } from './ways.ts';

/** What routing needs of the rest. */
export interface Doors {
  ask(question: string): Promise<Asked>;
  /** The newest answer in simple words or in full; `null` where nothing was answered just now. */
  tellAgain(simple: boolean): Promise<Asked | null>;
  ways: WayFinder;
  /** `false` where there is no answer to judge. */
  feedback(helpful: boolean): Promise<boolean>;
  corpusVersion: string;
  planTitle: string;
}
