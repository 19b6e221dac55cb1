import type { Plan, Task } from '../../domain/corpus.ts';
import { dressed } from '../frame/dressing.tsx';
import { quoteUrl } from '../frame/marking.tsx';
import { chipsOf, type Filter, filterUrl } from './plan-filter.ts';
import type { Found, Results } from './plan-search.ts';

export type { Results };

/** So much of a passage is shown, and so much before the words that were looked for. */
const EXCERPT = { chars: 90, before: 24 };

/** The conditions in words. */
export function describe(filter: Filter): string {
  return (
    chipsOf(filter)
      .map(({ words }) => words)
      .join('，') || '全部任务'
  );
}

/** What was found, or the nearest where nothing is certain. */
export function ResultList({ plan, filter, results }: { plan: Plan; filter: Filter; results: Results }) {
  const { found, near } = results;
  return (
    <section class="results" aria-labelledby="results-title" data-count={String(found.length)}>
      <h2 id="results-title">{`${found.length ? `找到${found.length}项` : '没有找到'}：${describe(filter)}`}</h2>
      {filter.unknown.length ? <p class="note">{`没有这样的条件，已略去：${filter.unknown.join('、')}。`}</p> : null}
      <Chips filter={filter} />
      {found.map((item) => (
        <Result plan={plan} item={item} />
      ))}
      {found.length === 0 ? <Nothing filter={filter} results={results} /> : null}
      {found.length === 0 ? near.map((item) => <Result plan={plan} item={item} />) : null}
    </section>
  );
}

/** Every condition as a link that takes it away. */
function Chips({ filter }: { filter: Filter }) {
  const chips = chipsOf(filter);
  return (
    <ul class="chips" aria-label="现在的条件">
      {chips.map(({ words, without }) => (
        <li>
          <a class="chip" href={filterUrl(without)} aria-label={`去掉条件${words}`}>
            {words}
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a class="plain" href="/plan">
          清除条件，看全文
        </a>
      </li>
    </ul>
  );
}

/** Nothing found: which condition to drop, and how to ask instead. */
function Nothing({ filter, results: { near, without } }: { filter: Filter; results: Results }) {
  return (
    <div class="nothing">
      {without.length ? (
        <>
          <p>没有同时满足这些条件的任务。少一个条件就有：</p>
          <ul class="plainlist">
            {without.map(({ words, filter, count }) => (
              <li>
                <a href={filterUrl(filter)}>{`去掉${words}，有${count}项`}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>方案里没有找到。换个说法、少写几个字再试试，或者从目录里找。</p>
      )}
      <form class="instead" method="post" action="/#latest">
        {filter.q === '' ? (
          <p>
            也可以<a href="/">到提问页用平常的话问</a>。
          </p>
        ) : (
          <p>
            也可以换成提问：{' '}
            <button type="submit" class="button quiet" name="question" value={filter.q}>
              {`问“${filter.q.length > EXCERPT.before ? `${filter.q.slice(0, EXCERPT.before)}…` : filter.q}”`}
            </button>
          </p>
        )}
      </form>
      {near.length ? <p class="note">没有足够相近的内容。最接近的是下面几处，不一定有关：</p> : null}
    </div>
  );
}

function Result({ plan, item }: { plan: Plan; item: Found }) {
  const { passage, task, facts } = item;
  return (
    <article class="result">
      <h3>
        <a href={passage.url}>{`${passage.label} ${passage.heading}`}</a>
      </h3>
      {task ? <p class="where">{whereIs(plan, task)}</p> : null}
      {task && facts.length ? (
        <p>
          {'写着：'}
          {facts.map((fact, index) => [
            index ? '；' : '',
            <a href={quoteUrl(task.number, fact)}>{`“${fact.quote}”`}</a>,
          ])}
        </p>
      ) : null}
      {task && facts.length && !item.words ? null : <Excerpt item={item} />}
    </article>
  );
}

/** The passage about the words that were looked for, or its beginning. */
function Excerpt({ item: { passage, task, words } }: { item: Found }) {
  const { text } = passage;
  const body = task ? text.indexOf('。') + 1 : 0;
  const from = Math.max(words && words.start >= body ? words.start - EXCERPT.before : body, body);
  const start = from + (/^[、,，;；。:：]+/.exec(text.slice(from))?.[0].length ?? 0);
  const end = Math.min(start + EXCERPT.chars, text.length);
  return (
    <p class="excerpt">
      {start > body ? '…' : null}
      {dressed(text, { start, end }, { quote: words, quoteId: null })}
      {end < text.length ? '…' : null}
      {task && words ? (
        <a class="to-words" href={quoteUrl(task.number, words)}>
          在原文中标出
        </a>
      ) : null}
    </p>
  );
}

/** The way down to a task in words: 第四部分 › (八)严格落实重大行政决策程序. */
function whereIs(plan: Plan, task: Task): string {
  return `${plan.parts[task.part - 1]?.label} › ${plan.sections[task.section - 1]?.text}`;
}
