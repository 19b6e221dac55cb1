import type { Day, Law } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import type { LibraryFigures } from './law-facts.ts';

/** The library in figures: a row for each kind, and the newest and oldest version. */
export function Figures({ figures: { kinds, total, newest, oldest, asOf } }: { figures: LibraryFigures }) {
  return (
    <div class="figures">
      <section class="scroll" aria-labelledby="figures-title" tabindex={0}>
        <table>
          <caption id="figures-title">统计</caption>
          <thead>
            <tr>
              {['类别', '部数', '现行有效', '已修改', '已废止', '版本数', '条数'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...kinds, ...(kinds.length > 1 ? [total] : [])].map((row) => (
              <tr>
                <th scope="row">{row.kind}</th>
                {[row.laws, row.inForce, row.amended, row.repealed, row.versions, row.articles].map((count) => (
                  <td>{count === null ? '未取回' : count.toLocaleString('zh-CN')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="hint">{`文本截至${dayInWords(asOf)}，此后已知的修改、废止（待核实）也算进状态；条数是现行版本的。`}</p>
      {newest ? <Extreme name="最新的版本" of={newest} /> : null}
      {oldest ? <Extreme name="最早的版本" of={oldest} /> : null}
    </div>
  );
}

function Extreme({ name, of: { law, day } }: { name: string; of: { law: Law; day: Day } }) {
  return (
    <p class="hint">
      {`${name}：`}
      <a href={`/laws/${law.id}`}>{`《${law.names[0]}》`}</a>
      {`（${dayInWords(day)}）`}
    </p>
  );
}
