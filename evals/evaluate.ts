import { StartupError } from '../src/domain/errors.ts';
import type { Case } from './case.ts';
import { loadCorpus, loadPrompts, openEngine } from './engine.ts';
import type { Evaluation } from './evaluation.ts';
import { measure } from './measure.ts';
import { openModel } from './model.ts';
import { publicSettings, type Settings } from './settings-file.ts';
import { scoreOutcome } from './summary.ts';

/** Asks all cases of one configuration and measures what comes. Throws `StartupError` on settings that do not do. */
export async function evaluate(
  settings: Settings,
  set: string,
  cases: readonly Case[],
  onProgress?: (done: number) => void,
): Promise<Evaluation> {
  const writing = settings.mode === 'extractive' ? null : await openModel(settings.model);
  if (settings.mode !== 'extractive' && !writing) throw new StartupError(`配置“${settings.name}”没有设模型`);
  const corpus = await loadCorpus(settings.questions);
  const engine = await openEngine(corpus, settings.laws, writing ?? undefined);
  try {
    const known = engine.hasLawTexts ? cases : cases.map(onCards);
    const { mode, atOnce } = settings;
    const outcomes = await measure(known, engine, await loadPrompts(), { mode, atOnce, onProgress });
    return {
      settings: publicSettings(settings, engine.hasLawTexts),
      set,
      madeAt: new Date().toISOString(),
      corpusVersion: corpus.version,
      indexed: corpus.questions.length,
      scored: outcomes.map((outcome) => scoreOutcome(outcome, engine.passages)),
    };
  } finally {
    await engine.close();
  }
}

/** Without laws' texts the card of the law is what can be cited. */
function onCards(one: Case): Case {
  const card = (ref: string): string => (ref.startsWith('law:') ? `card:${ref.split(':')[1]}` : ref);
  const once = (refs: string[]): string[] => [...new Set(refs.map(card))];
  return { ...one, gold: once(one.gold), acceptable: once(one.acceptable) };
}
