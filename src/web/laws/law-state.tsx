import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import type { State } from './law-facts.ts';

/** Whether something applies, as a tag; what is known and was not read bears 待核实 beside it. */
export function StateTag({ state: { word, applies, unverified } }: { state: State }) {
  return (
    <>
      <span class={applies ? 'tag force' : 'tag period'}>{word}</span>
      {unverified ? <span class="tag period">待核实</span> : null}
    </>
  );
}

/** A version's days in words: 2021年1月22日的版本，自2021年7月15日起施行. What is not known is left out. */
export function versionInWords(law: Law, { version, effectiveFrom, effectiveTo }: LawVersion): string {
  const from = effectiveFrom && `自${dayInWords(effectiveFrom)}起施行`;
  const to = effectiveTo && `施行至${dayInWords(effectiveTo)}`;
  const own = `${dayInWords(version)}${law.versions.length > 1 ? '的版本' : '公布或最近一次修改'}`;
  return [own, from, to].filter(Boolean).join('，');
}
