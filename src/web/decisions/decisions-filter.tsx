import type { DecisionView } from '../../participation/participation.ts';
import { GROUPS } from './decision-facts.ts';
import { type DecisionFilter, decisionsIn, decisionsUrl, officesOf } from './decision-filter.ts';

interface ListFilterProps {
  decisions: DecisionView[];
  filter: DecisionFilter;
}

/** The list's filters: a link for each group that holds something, a choice of the office where there are several. */
export function ListFilter({ decisions, filter }: ListFilterProps) {
  const offices = officesOf(decisions);
  return (
    <div class="filters no-print">
      <GroupLinks decisions={decisions} filter={filter} />
      {offices.length > 1 || filter.office ? <OfficeChoice offices={offices} filter={filter} /> : null}
    </div>
  );
}

function GroupLinks({ decisions, filter: { group, office } }: ListFilterProps) {
  const of = office === null ? decisions : decisions.filter(({ leadUnit }) => leadUnit.name === office);
  const counted = GROUPS.map(({ key, name }) => ({ key, name, count: decisionsIn(key, of).length }));
  const entries = [
    { key: null, name: '全部', count: of.length },
    ...counted.filter(({ key, count }) => count > 0 || key === group),
  ];
  return (
    <nav class="filter" aria-label="按状态查看">
      <ul>
        {entries.map(({ key, name, count }) => (
          <li>
            <a href={decisionsUrl({ group: key, office })} aria-current={key === group ? 'page' : undefined}>
              {`${name} `}
              <span class="num">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OfficeChoice({ offices, filter: { group, office } }: { offices: string[]; filter: DecisionFilter }) {
  // An office that has nothing (any more) stays chosen, so that the page does not say another than the address.
  const names = office === null || offices.includes(office) ? offices : [office, ...offices];
  return (
    <form class="office-choice" method="get" action="/decisions">
      {group ? <input type="hidden" name="state" value={group} /> : null}
      <label for="office">承办单位</label>
      <div class="row">
        <select id="office" name="office">
          <option value="">全部单位</option>
          {names.map((name) => (
            <option value={name} selected={name === office}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" class="button quiet">
          查看
        </button>
      </div>
    </form>
  );
}
