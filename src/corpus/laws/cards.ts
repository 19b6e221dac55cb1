import type { CardSource, Instrument, Law, LawLibrary, LawQuestion } from '../../domain/law.ts';
import { lawRef, parseLawRef, placeLabel } from '../../domain/law.ts';
import { occurringNumbers, statedNumbers } from '../../domain/numbers.ts';
import { type CorpusFiles, type FaultList, YamlFile } from '../files.ts';

/** Reads the cards of `laws/<id>.yaml`: what we say of each pinned law, and people's questions to its articles. */

/** A point says at most this much: it is a pointer to the article, not a copy. */
const POINT_CHARS = 160;

/** Every card of a law in the lock; a law without one is a fault. */
export function parseCards(files: CorpusFiles, laws: readonly Law[], faults: FaultList) {
  const cards: CardSource[] = [];
  const questions: LawQuestion[] = [];
  for (const law of laws) {
    const path = `laws/${law.id}.yaml`;
    const text = files.get(path);
    if (text === undefined) {
      if (law.status === 'in_force') faults.add(path, 1, `《${law.names[0]}》没有要点`);
      continue;
    }
    const yaml = new YamlFile(path, text, faults);
    cards.push(parseCard(yaml, law.id, questions, faults));
  }
  return { cards, questions };
}

function parseCard(yaml: YamlFile, law: string, questions: LawQuestion[], faults: FaultList): CardSource {
  const ask = (place: string, texts: unknown, line: number): void => {
    if (!parseLawRef(lawRef({ law, version: null, place }))) faults.add(yaml.path, line, `“${place}”不是条目的写法`);
    else if (!Array.isArray(texts) || texts.length === 0) faults.add(yaml.path, line, `第${place}条没有问法`);
    else for (const text of texts) questions.push({ law, place, text: String(text) });
  };
  const points = yaml.list('points').map(({ value, line }) => {
    const { article, says, ask: asked } = value as { article: unknown; says: unknown; ask: unknown };
    if (typeof says !== 'string' || says === '' || says.length > POINT_CHARS)
      faults.add(yaml.path, line, `says 应为1至${POINT_CHARS}字`);
    ask(String(article), asked, line);
    return { place: String(article), says: String(says), line };
  });
  if (yaml.has('ask')) for (const { key, value, line } of yaml.mapping('ask')) ask(key, value, line);
  return { law, purpose: yaml.text('purpose'), users: yaml.text('users'), points };
}

/** Reads `laws/instruments.yaml`. */
export function parseInstruments(files: CorpusFiles, tasks: number, faults: FaultList): Instrument[] {
  const path = 'laws/instruments.yaml';
  const text = files.get(path);
  if (text === undefined) return [];
  return new YamlFile(path, text, faults).list('instruments').map(({ value, line }) => {
    const instrument = value as Instrument;
    const missing = (['id', 'title', 'issuer', 'tasks', 'whereToGet'] as const).filter((key) => !instrument[key]);
    if (missing.length) faults.add(path, line, `缺少 ${missing.join('、')}`);
    const named: unknown = instrument.tasks;
    if (named && !Array.isArray(named)) faults.add(path, line, 'tasks 应为列表');
    for (const task of Array.isArray(named) ? named : [])
      if (!(Number.isInteger(task) && task >= 1 && task <= tasks)) faults.add(path, line, `没有任务${task}`);
    return instrument;
  });
}

/** What a card states that its article does not hold: a place that is not there, a figure that is not in it. */
export function checkCard(card: CardSource, questions: readonly LawQuestion[], library: LawLibrary): string[] {
  const problems: string[] = [];
  const article = (place: string) => library.find(lawRef({ law: card.law, version: null, place }));
  for (const { place, says, line } of card.points) {
    const text = article(place)?.text;
    if (text === undefined) problems.push(`laws/${card.law}.yaml:${line} 没有${placeLabel(place)}`);
    const held = occurringNumbers(text ?? '');
    for (const number of statedNumbers(says))
      if (text !== undefined && !held.has(number))
        problems.push(`laws/${card.law}.yaml:${line} ${placeLabel(place)}里没有数字 ${number}`);
  }
  for (const place of new Set(questions.filter(({ law }) => law === card.law).map((question) => question.place)))
    if (!article(place)) problems.push(`laws/${card.law}.yaml 问法所指的${placeLabel(place)}不存在`);
  return problems;
}
