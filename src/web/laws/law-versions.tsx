import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import { compareUrl, versionUrl } from './law-addresses.ts';
import { stateOn } from './law-facts.ts';
import { StateTag } from './law-state.tsx';

interface VersionsProps {
  shelf: LawShelf;
  law: Law;
  /** The one that is read. */
  version: LawVersion;
}

/** A law's versions along time, the newest first, each with its comparison; what came after the texts stands on top. */
export function Versions({ shelf, law, version }: VersionsProps) {
  const newestFirst = law.versions.toReversed();
  // Of a single version the head itself says all that is known.
  if (law.versions.length < 2) return null;
  return (
    <details class="versions">
      <summary>
        历次版本<span class="nobreak">{`（本站收录${law.versions.length}个）`}</span>
      </summary>
      <ol class="history">
        {law.changes.toReversed().map(({ effectiveFrom, note }) => (
          <li class="later">
            <p>
              <time datetime={effectiveFrom}>{dayInWords(effectiveFrom)}</time>
              <span class="tag period">待核实</span>
            </p>
            <p class="small">{note}</p>
          </li>
        ))}
        {newestFirst.map((one, at) => (
          <Version shelf={shelf} law={law} version={one} before={newestFirst[at + 1]} isRead={one === version} />
        ))}
      </ol>
      {law.versions.length > 2 ? <CompareForm law={law} from={law.versions[0]} to={law.versions.at(-1)} /> : null}
    </details>
  );
}

function Version(props: VersionsProps & { before: LawVersion | undefined; isRead: boolean }) {
  const { shelf, law, version, before, isRead } = props;
  return (
    <li class={isRead ? 'read' : undefined}>
      <p>
        <a href={versionUrl(shelf, law, version)} aria-current={isRead ? 'page' : undefined}>
          <time datetime={version.version}>{dayInWords(version.version)}</time>
          {'的版本'}
        </a>
        <StateTag state={stateOn(law, version, shelf.today())} />
      </p>
      <p class="small">
        <span>{`${isRead ? '正在看；' : ''}${inForceInWords(version)}`}</span>
        {before ? (
          <a
            href={compareUrl(law, before, version)}
            aria-label={`比较版本：${dayInWords(before.version)}和${dayInWords(version.version)}`}
          >
            比较版本
          </a>
        ) : null}
      </p>
    </li>
  );
}

function inForceInWords({ effectiveFrom, effectiveTo }: LawVersion): string {
  if (!effectiveFrom) return effectiveTo ? `施行至${dayInWords(effectiveTo)}` : '施行日期未收录';
  return effectiveTo
    ? `${dayInWords(effectiveFrom)}至${dayInWords(effectiveTo)}施行`
    : `${dayInWords(effectiveFrom)}起施行`;
}

interface CompareFormProps {
  law: Law;
  /** What is chosen from the start. */
  from: LawVersion | undefined;
  to: LawVersion | undefined;
}

/** Two versions to be put beside each other. */
export function CompareForm({ law, from, to }: CompareFormProps) {
  const fields = [
    { name: 'from', label: '旧版本', chosen: from },
    { name: 'to', label: '新版本', chosen: to },
  ];
  return (
    <form class="finder no-print" method="get" action={`/laws/${law.id}/compare`} aria-label="选择要比较的版本">
      {fields.map(({ name, label, chosen }) => (
        <div class="field">
          <label for={name}>{label}</label>
          <select id={name} name={name}>
            {law.versions.map((version) => (
              <option value={version.version} selected={version === chosen}>
                {dayInWords(version.version)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div class="go">
        <button type="submit" class="button">
          比较
        </button>
      </div>
    </form>
  );
}
