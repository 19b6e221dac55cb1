import type { Fact, Passage, Plan, Task } from '../domain/corpus.ts';
import { chineseNumber, planUrl } from '../domain/reference.ts';
import { StatusStrip } from './components.tsx';
import { type Frame, Layout } from './layout.tsx';
import { quoteUrl } from './marking.tsx';
import { Contents } from './plan-contents.tsx';
import { deadlineYears, type Filter, KIND_NAMES } from './plan-facts.ts';

/** One line of a list of results: a task with the facts it was found by, or another passage. */
export interface Found {
  passage: Passage;
  facts: Fact[];
}

/** What a search or a filter brought; `near` are the closest of a search that found nothing certain. */
export interface Results {
  found: Found[];
  near: Found[];
}

/** The reader: the whole plan, or what was looked for in it. */
export function PlanPage({
  frame,
  plan,
  filter,
  results,
}: {
  frame: Frame;
  plan: Plan;
  filter: Filter;
  results: Results | null;
}) {
  return (
    <Layout frame={frame} title={results ? `查找：${describe(filter)}` : plan.title} current="plan" ownSearch>
      <div class="reader">
        <PlanHead plan={plan} />
        <Contents plan={plan} way="fold" here={results ? '/plan' : ''} />
        <Contents plan={plan} way="side" here={results ? '/plan' : ''} />
        <div class="body">
          <Finder plan={plan} filter={filter} />
          {results ? <ResultList plan={plan} filter={filter} results={results} /> : <FullText plan={plan} />}
        </div>
      </div>
    </Layout>
  );
}

function PlanHead({ plan }: { plan: Plan }) {
  return (
    <div class="doc">
      <StatusStrip plan={plan} />
      <h1 class="title">{plan.title}</h1>
      <div class="meta">
        <p>{`发布机关：${plan.issuer}`}</p>
        <p>{`文本来源：${plan.source}`}</p>
        <p>
          正文 sha256：<code>{plan.sha256}</code>
        </p>
      </div>
    </div>
  );
}

function Finder({ plan, filter }: { plan: Plan; filter: Filter }) {
  return (
    <search>
      <form class="finder" method="get" action="/plan" aria-label="在方案里查找">
        <div class="field wide">
          <label for="q">查找方案原文</label>
          <input id="q" type="search" name="q" value={filter.q} autocomplete="off" />
        </div>
        <div class="field">
          <label for="deadline">时限</label>
          <select id="deadline" name="deadline">
            <option value="">不限</option>
            {deadlineYears(plan).map((year) => (
              <option value={year} selected={year === filter.deadline}>{`${year}年`}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="kind">写有</label>
          <select id="kind" name="kind">
            <option value="">不限</option>
            {Object.entries(KIND_NAMES).map(([kind, name]) => (
              <option value={kind} selected={kind === filter.kind}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="go">
          <button type="submit" class="button">
            查找
          </button>
        </div>
      </form>
    </search>
  );
}

function describe({ q, deadline, kind }: Filter): string {
  const conditions = [q && `“${q}”`, deadline && `时限在${deadline}年`, kind && `写有${KIND_NAMES[kind]}`];
  return conditions.filter(Boolean).join('，') || '全部任务';
}

function ResultList({ plan, filter, results: { found, near } }: { plan: Plan; filter: Filter; results: Results }) {
  return (
    <section class="results" aria-labelledby="results-title">
      <h2 id="results-title">{`${describe(filter)}：${found.length}项`}</h2>
      {filter.unknown.length ? <p class="note">{`没有这样的条件，已略去：${filter.unknown.join('、')}。`}</p> : null}
      <p>
        <a href="/plan">清除条件，看全文</a>
      </p>
      {found.map((item) => (
        <Result plan={plan} item={item} />
      ))}
      {found.length === 0 && near.length ? (
        <p class="note">没有足够相近的内容。最接近的是下面几处，不一定有关：</p>
      ) : null}
      {found.length === 0 ? near.map((item) => <Result plan={plan} item={item} />) : null}
      {found.length + near.length === 0 ? (
        <p>
          换个说法再试试，或者从目录里找。也可以<a href="/">直接提问</a>。
        </p>
      ) : null}
    </section>
  );
}

function Result({ plan, item: { passage, facts } }: { plan: Plan; item: Found }) {
  const task = plan.tasks.find(({ ref }) => ref === passage.ref);
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
      ) : (
        <p>{excerpt(passage, task)}</p>
      )}
    </article>
  );
}

function excerpt({ text }: Passage, task: Task | undefined): string {
  const body = task ? text.slice(text.indexOf('。') + 1) : text;
  return body.length > 90 ? `${body.slice(0, 90)}…` : body;
}

/** The way down to a task in words: 第四部分 › (八)严格落实重大行政决策程序. */
export function whereIs(plan: Plan, task: Task): string {
  return `${plan.parts[task.part - 1]?.label} › ${plan.sections[task.section - 1]?.text}`;
}

function FullText({ plan }: { plan: Plan }) {
  return (
    <article class="text" aria-label="方案全文">
      <Paragraphs passage={plan.preamble} id="preamble" />
      {plan.parts.map((part) => (
        <>
          <h2 id={`part-${part.number}`}>{`${chineseNumber(part.number)}、${part.heading}`}</h2>
          {part.text
            .split('\n')
            .slice(1)
            .map((line) => (
              <p class="plan">{line}</p>
            ))}
          {part.sections
            .map((number) => plan.sections[number - 1])
            .map((section) =>
              section ? (
                <>
                  <h3 id={`section-${section.number}`}>{section.text}</h3>
                  {section.tasks.map((task) => (
                    <TaskParagraph task={plan.tasks[task - 1]} />
                  ))}
                </>
              ) : null,
            )}
        </>
      ))}
      <hr class="hidden" />
      <Paragraphs passage={plan.closing} id="closing" />
    </article>
  );
}

function Paragraphs({ passage, id }: { passage: Passage; id: string }) {
  return (
    <>
      {passage.text.split('\n').map((line, index) => (
        <p class="plan" id={index === 0 ? id : undefined}>
          {line}
        </p>
      ))}
    </>
  );
}

function TaskParagraph({ task }: { task: Task | undefined }) {
  if (!task) return null;
  const end = task.text.indexOf('。') + 1;
  return (
    <p class="plan" id={`task-${task.number}`}>
      <a class="lead-in" href={planUrl({ kind: 'task', number: task.number })}>
        {task.text.slice(0, end)}
      </a>
      {task.text.slice(end)}
    </p>
  );
}
