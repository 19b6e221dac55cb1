import type { Office, Plan } from '../../domain/corpus.ts';
import { planLabel, planUrl } from '../../domain/reference.ts';

/** On every page of the guide: nothing is taken in here, and nothing handed on. */
export function OnlyGuidance() {
  return (
    <p class="only">
      <b>这里只作指引，不受理、不转交任何申请。</b>
      能不能办、怎么办，以有权机关的答复和法律原文为准。
    </p>
  );
}

/** Where to go; what nobody verified says so. */
export function Offices({ offices }: { offices: Office[] }) {
  return (
    <>
      {offices.some(({ verified }) => !verified) ? (
        <p class="hint">标“待核实”的，名称、电话和职责由本站整理，以机关公布的为准。</p>
      ) : null}
      <OfficeList offices={offices} />
    </>
  );
}

function OfficeList({ offices }: { offices: Office[] }) {
  return (
    <ul class="offices">
      {offices.map(({ name, phone, guidance, verified }) => (
        <li>
          <h3>
            {name}
            {verified ? null : <span class="state">待核实</span>}
          </h3>
          {phone ? (
            <p>
              电话：
              <a class="num phone" href={`tel:${phone}`}>
                {phone}
              </a>
            </p>
          ) : null}
          <p>{guidance}</p>
        </li>
      ))}
    </ul>
  );
}

/** The hotline, for whoever does not know where to go. */
export function Hotline() {
  return (
    <section class="human" aria-labelledby="hotline-title">
      <h2 id="hotline-title">拿不准，就打12345</h2>
      <p>政务服务便民热线有人接听，咨询、求助、投诉、举报都可以打，会告诉您归哪个部门管。</p>
      <p class="phone">
        <a class="num" href="tel:12345">
          12345
        </a>
      </p>
      <p class="hint">
        人身、财产正有危险的，打
        <a class="num" href="tel:110">
          110
        </a>
        。
      </p>
    </section>
  );
}

/** Tasks of the plan as links. */
export function TaskLinks({ plan, tasks }: { plan: Plan; tasks: number[] }) {
  return (
    <ul class="plainlist">
      {tasks.map((number) => (
        <li>
          <a href={planUrl({ kind: 'task', number })}>
            {`${planLabel({ kind: 'task', number })} ${plan.tasks[number - 1]?.heading ?? ''}`}
          </a>
        </li>
      ))}
    </ul>
  );
}
