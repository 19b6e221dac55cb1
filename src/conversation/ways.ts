import type { Choice } from '../domain/choice.ts';
import type { Corpus } from '../domain/corpus.ts';
import type { Matter } from '../domain/matter.ts';
import { WordFinder } from '../retrieval/lexicon.ts';
import { addressOf, type Step, say, type Talk } from './talk.ts';

/** The ways that are open to somebody with a grievance: offered under an answer, told in steps on request. */

/** What a choice of ours writes. */
const COMMAND = '办事指引';
const MOST = 2;

/** Finds the matters that a message's own words call for. */
export class WayFinder {
  private readonly words: WordFinder;
  private readonly byWord: Map<string, Matter[]>;

  constructor(private readonly corpus: Pick<Corpus, 'matters' | 'offices'>) {
    const { matters } = corpus;
    const all = matters.flatMap((matter) => matter.asked.map((word) => ({ word, matter })));
    this.byWord = new Map(
      [...Map.groupBy(all, ({ word }) => word)].map(([word, at]) => [word, at.map((one) => one.matter)]),
    );
    this.words = new WordFinder(this.byWord.keys());
  }

  /** As choices, what the message says first coming first. */
  choicesFor(key: string): Choice[] {
    const found = this.words.find(key).flatMap(({ word }) => this.byWord.get(word) ?? []);
    const matters = [...new Set(found)].slice(0, MOST);
    return matters.map(({ name }) => ({ label: `怎么走：${name}`, text: `${COMMAND} ${name}` }));
  }

  /** The steps of the matter that a choice names; `null` for any other message. */
  stepsFor(talk: Talk): Step | null {
    const [word, name] = talk.text.trim().split(' ');
    const matter = word === COMMAND ? this.corpus.matters.find((one) => one.name === name) : undefined;
    return matter ? say(talk, 'ask', this.told(matter, talk)) : null;
  }

  private told({ id, name, purpose, steps, offices }: Matter, talk: Talk): string {
    const office = this.corpus.offices.find((one) => one.id === offices[0]);
    return [
      `${name}：${purpose}`,
      ...steps.map((step, at) => `第${at + 1}步：${step.name}`),
      `每一步的期限和依据的条文：${addressOf(talk, `/guide/${id}`)}`,
      ...(office
        ? [`可以找：${office.name}${office.phone && !office.name.includes(office.phone) ? `（${office.phone}）` : ''}`]
        : []),
    ].join('\n');
  }
}
