import type { DecisionView } from '../../participation/participation.ts';
import { decisionUrl, groupOf, STATE_TAG } from './decision-facts.ts';
import { beginningInWords, endInWords } from './decision-time.ts';

/** So many of those that changed last. */
const ENTRIES = 50;

/** The list as a feed (Atom, RFC 4287), what changed last first, for hearing of new ones without an account. */
export function decisionsFeed(decisions: DecisionView[], origin: string): string {
  const newest = [...decisions].sort((a, b) => b.updatedAt - a.updatedAt).slice(0, ENTRIES);
  const updated = new Date(newest[0]?.updatedAt ?? 0).toISOString();
  const entries = newest.map((decision) => {
    const address = origin + decisionUrl(decision);
    return `<entry><id>${xml(address)}</id><title>${xml(decision.title)}</title><updated>${new Date(decision.updatedAt).toISOString()}</updated><author><name>${xml(decision.leadUnit.name)}</name></author><link href="${xml(address)}"/><summary>${xml(summaryOf(decision))}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><id>${xml(origin)}/decisions</id><title>决策征求意见 — 湘问</title><updated>${updated}</updated><link rel="self" href="${xml(origin)}/decisions.atom"/><link href="${xml(origin)}/decisions"/>${entries.join('')}</feed>
`;
}

function summaryOf({ state, opensAt, closesAt }: DecisionView): string {
  if (state === 'consulting') return `${STATE_TAG[state]}，${endInWords(closesAt)}截止（北京时间）。`;
  if (groupOf(state) === 'announced' && opensAt > 0) return `${beginningInWords(opensAt)}开始征求意见。`;
  return `${STATE_TAG[state]}。`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without what XML 1.0 cannot hold. */
function xml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out.
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return clean.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
