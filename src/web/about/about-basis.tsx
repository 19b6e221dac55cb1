import type { Corpus } from '../../domain/corpus.ts';
import { dayInWords } from '../../domain/law-time.ts';
import type { Laws } from '../../retrieval/laws/laws.ts';
import { Fact } from '../frame/components.tsx';

/** The plan, the laws with what is at hand of each, and the version of it all. */
export function Basis({ corpus: { plan, lock }, laws }: { corpus: Corpus; laws: Laws }) {
  const { shelf } = laws.current;
  const all = lock.laws.map((law) => ({ ...law, isPulled: shelf.hasText(law.id) }));
  const pulled = all.filter(({ isPulled }) => isPulled).length;
  return (
    <>
      <dl class="facts">
        <Fact name="方案">
          <a href="/plan">{`《${plan.title}》`}</a>
          <p>{`${plan.parts.length}个部分、${plan.sections.length}节、${plan.tasks.length}项任务。`}</p>
        </Fact>
        <Fact name="发布机关">{plan.issuer}</Fact>
        <Fact name="文本来源">{plan.source}</Fact>
        <Fact name="法律法规">
          <a href="/laws">{`${all.length}部`}</a>
          <p>{`其中${pulled}部的原文已经取回，与锁定的校验值一致。`}</p>
        </Fact>
        <Fact name="效力状态">{`截至${dayInWords(lock.snapshot)}；之后的变化标明“待核实”。`}</Fact>
        <Fact name="方案正文 sha256">
          <span class="num">{plan.sha256}</span>
        </Fact>
        <Fact name="语料版本">
          <span class="num">{laws.version}</span>
        </Fact>
      </dl>
      <ul>
        <li>没有取回原文的法律，用本站写的要点回答，并注明“要点（非原文）”。</li>
        <li>原文疑有脱字或错误的地方照录不改，只在旁边注明。</li>
        <li>每个回答都记着当时的语料版本，可以复查。</li>
      </ul>
      <details>
        <summary>{`收录的${all.length}部法律法规`}</summary>
        <ul class="plainlist">
          {all.map(({ id, title, isPulled }) => (
            <li>
              <a href={`/laws/${id}`}>{title}</a>
              {isPulled ? null : <span class="hint">（要点，非原文）</span>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
