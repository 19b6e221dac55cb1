import { notesOn } from '../../domain/law-time.ts';
import { Breadcrumb } from '../frame/components.tsx';
import { dressed } from '../frame/dressing.tsx';
import { numberOf } from './law-download.ts';
import { stateOn } from './law-facts.ts';
import type { NameFinder } from './law-names.ts';
import { LawFacts, type LawFactsProps } from './law-source.tsx';
import { StateTag, versionInWords } from './law-state.tsx';
import { Versions } from './law-versions.tsx';

interface LawHeadProps extends LawFactsProps {
  names: NameFinder;
}

/** Title, then whether the version applies and as of when; then its source, files and versions. */
export function LawHead(props: LawHeadProps) {
  const { shelf, law, version, names } = props;
  const notes = notesOn(law, version, shelf.today(), (id) => shelf.law(id)?.names[0]);
  const state = stateOn(law, version, shelf.today());
  const number = numberOf(law, version);
  return (
    <div class="doc law-head">
      <Breadcrumb trail={[{ href: '/laws', name: '法律' }]} here={law.names[0] as string} />
      <LawTitle title={law.title} />
      <p class="law-kind">{[law.kind, number].filter(Boolean).join(' · ')}</p>
      <div class={state.applies ? 'strip law force' : 'strip law'} role="note" aria-label="效力状态">
        <span class="tags">
          <StateTag state={state} />
        </span>
        <p>{`${versionInWords(law, version)}。`}</p>
        {notes.map((note) => (
          <p>{dressed(note, { start: 0, end: note.length }, { links: names(note) })}</p>
        ))}
      </div>
      <LawFacts {...props} />
      <Versions shelf={shelf} law={law} version={version} />
    </div>
  );
}

/** A part of a title that stands on one line of the narrowest screens. */
const UNBROKEN = 9;

/** A law's title; where a line ends, it ends behind the country's name. */
function LawTitle({ title }: { title: string }) {
  const [before = '', ...behind] = title.split('中华人民共和国');
  const short = behind.length > 0 && [before, ...behind].every((part) => part.length <= UNBROKEN);
  return (
    <h1 class={short ? 'title names' : 'title'}>
      {before}
      {behind.map((part) => ['中华人民共和国', <wbr />, part])}
    </h1>
  );
}
