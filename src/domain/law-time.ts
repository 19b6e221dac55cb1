import type { Day, Law, LawChange, LawVersion } from './law.ts';
import type { Status } from './passage.ts';

/** Which text of a law applies on a day, and how people are told. Days compare as text. */

const MS_TO_CHINA = 8 * 3_600_000;

/** The day in China at a moment (milliseconds since 1970, as `Clock.now` gives them). */
export function dayInChina(now: number): Day {
  return new Date(now + MS_TO_CHINA).toISOString().slice(0, 10);
}

/** 2024-01-01 → 2024年1月1日. */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The version in force on a day: the newest that had begun by then, else the oldest. */
export function versionInForce(law: Law, today: Day): LawVersion {
  const begun = law.versions.filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= today);
  return (begun.at(-1) ?? law.versions[0]) as LawVersion;
}

/** The last change known since the texts were taken that has come into force by a day. */
export function changeSince(law: Law, today: Day): LawChange | null {
  return law.changes.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? null;
}

/** Whether a version still applies on a day. */
export function statusOn(law: Law, version: LawVersion, today: Day): Status {
  if (law.status === 'repealed') return 'repealed';
  if (version !== versionInForce(law, today)) return 'amended';
  return changeSince(law, today)?.status ?? law.status;
}

const STATUS_WORDS: Record<Status, string> = {
  in_force: '现行有效',
  amended: '已修改',
  repealed: '已废止',
  period_over: '实施期已满',
};

/** What people read of a status: 现行有效. */
export function statusInWords(status: Status): string {
  return STATUS_WORDS[status];
}

/**
 * What stands beside a citation of a version: whether it applies and as of which date, and what is known beyond.
 * `nameOf` gives the name of a law by its id.
 */
export function notesOn(
  law: Law,
  version: LawVersion,
  today: Day,
  nameOf: (id: string) => string | undefined,
): string[] {
  const asOf = `截至${dayInWords(law.statusAsOf)}`;
  const current = versionInForce(law, today);
  if (law.status === 'repealed') {
    const by = law.replacedBy && nameOf(law.replacedBy);
    return [`${asOf}：已废止${by ? `，由《${by}》取代` : ''}`];
  }
  if (version !== current) {
    const later = version.version > current.version;
    const since = current.effectiveFrom ? `，现行版本自${dayInWords(current.effectiveFrom)}起施行` : '';
    return [later ? '这个版本尚未施行' : `${asOf}：这是${dayInWords(version.version)}通过的旧版本${since}`];
  }
  const changes = law.changes.map(({ note }) => note);
  return [`${asOf}：${statusInWords(law.status)}`, ...changes];
}
