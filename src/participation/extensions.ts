import type { Decision } from '../domain/decision.ts';
import type { DecisionStore } from '../store/decisions.ts';
import type { Extension } from './participation.ts';

/**
 * Each time the end of a consultation was moved back while it ran, oldest first. Before its first moment the period is
 * only planned, so that a change of it is none.
 */
export async function extensionsOf(
  store: Pick<DecisionStore, 'listVersions'>,
  { id, opensAt }: Pick<Decision, 'id' | 'opensAt'>,
): Promise<Extension[]> {
  const versions = await store.listVersions(id);
  return versions.flatMap(({ document: { period }, at }, place) => {
    const before = versions[place - 1]?.document.period;
    if (!before || !period || period.from !== before.from || period.to <= before.to) return [];
    return opensAt > 0 && at >= opensAt ? [{ from: before.to, to: period.to, at }] : [];
  });
}
