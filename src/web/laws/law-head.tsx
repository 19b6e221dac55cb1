import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords, notesOn, versionInForce } from '../../domain/law-time.ts';
import { Breadcrumb } from '../frame/components.tsx';
import { dressed } from '../frame/dressing.tsx';
import { type State, stateOn } from './law-facts.ts';
import type { NameFinder } from './law-names.ts';
import { LawFacts, type LawFactsProps } from './law-source.tsx';

/** The page of a version; the one in force has the law's own address. */
export function versionUrl(shelf: LawShelf, law: Law, version: LawVersion): string {
  const current = version === versionInForce(law, shelf.today());
  return `/laws/${law.id}${current ? '' : `?version=${version.version}`}`;
}

/** Whether something applies, as a tag. */
export function StateTag({ state: { word, applies } }: { state: State }) {
  return <span class={applies ? 'tag force' : 'tag period'}>{word}</span>;
}

interface LawHeadProps extends LawFactsProps {
  names: NameFinder;
}

/** Status before content: whether the version applies and as of when; then its title, days, source and versions. */
export function LawHead(props: LawHeadProps) {
  const { shelf, law, version, names } = props;
  const notes = notesOn(law, version, shelf.today(), (id) => shelf.law(id)?.names[0]);
  const state = stateOn(law, version, shelf.today());
  return (
    <div class="doc">
      <Breadcrumb trail={[{ href: '/laws', name: '法律' }]} here={law.names[0] as string} />
      <div class={state.applies ? 'strip law force' : 'strip law'} role="note" aria-label="效力状态">
        <StateTag state={state} />
        {notes.map((note) => (
          <p>{dressed(note, { start: 0, end: note.length }, { links: names(note) })}</p>
        ))}
      </div>
      <LawTitle title={law.title} />
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

function Versions({ shelf, law, version }: { shelf: LawShelf; law: Law; version: LawVersion }) {
  if (law.versions.length < 2) return null;
  const newestFirst = law.versions.toReversed();
  return (
    <section class="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{`版本（${law.versions.length}个）`}</h2>
      <ul class="plainlist">
        {newestFirst.map((one, at) => {
          const before = newestFirst[at + 1];
          return (
            <li>
              <a href={versionUrl(shelf, law, one)} aria-current={one === version ? 'page' : undefined}>
                {`${dayInWords(one.version)}的版本`}
              </a>
              <span>{stateOn(law, one, shelf.today()).word}</span>
              {before ? (
                <a href={`/laws/${law.id}/compare?from=${before.version}&to=${one.version}`}>
                  {`与${dayInWords(before.version)}的版本对比`}
                </a>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
