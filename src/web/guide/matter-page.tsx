import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Corpus, Office } from '../../domain/corpus.ts';
import type { Matter } from '../../domain/matter.ts';
import { Breadcrumb, periodYears } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { LawsUsed } from '../laws/points.tsx';
import { Hotline, Offices, OnlyGuidance, TaskLinks } from './guide-parts.tsx';
import { Steps } from './matter-steps.tsx';

/** The page of a matter. */
export function matterUrl(id: string): string {
  return `/guide/${id}`;
}

/** The form for the draft of a matter's application. */
export function draftUrl(id: string): string {
  return `${matterUrl(id)}/draft`;
}

interface MatterPageProps {
  frame: Frame;
  corpus: Corpus;
  shelf: LawShelf;
  matter: Matter;
}

/** One matter: when it fits, what else fits, its steps with the points of the law, the plan's tasks, where to go. */
export function MatterPage({ frame, corpus, shelf, matter }: MatterPageProps) {
  const offices = matter.offices
    .map((id) => corpus.offices.find((office) => office.id === id))
    .filter((office): office is Office => office !== undefined);
  const places = matter.steps.flatMap(({ points }) => points);
  return (
    <Layout frame={frame} title={`${matter.name}：办事指引`} current="guide" description={matter.purpose}>
      <div class="guide one">
        <div class="hero">
          <Breadcrumb trail={[{ href: '/guide', name: '办事指引' }]} here={matter.name} />
          <h1>{matter.name}</h1>
          <p class="lead">{matter.purpose}</p>
          <OnlyGuidance />
          <nav class="jumps" aria-label="本页内容">
            <a href="#steps-title">一步一步怎么走</a>
            <a href="#plan-title">方案里怎么说</a>
            <a href="#offices-title">找谁</a>
          </nav>
          {matter.draft ? (
            <p>
              <a class="button" href={draftUrl(matter.id)}>
                写一份申请书草稿
              </a>
            </p>
          ) : null}
        </div>
        <div class="way">
          <Fitting corpus={corpus} matter={matter} />
          <Steps plan={corpus.plan} shelf={shelf} matter={matter} />
          <InPlan corpus={corpus} matter={matter} />
          <LawsUsed shelf={shelf} places={places} />
        </div>
        <aside class="after" aria-label="找谁">
          <section aria-labelledby="offices-title">
            <h2 id="offices-title">找谁</h2>
            <Offices offices={offices} />
          </section>
          <Hotline />
        </aside>
      </div>
    </Layout>
  );
}

function Fitting({ corpus, matter }: Pick<MatterPageProps, 'corpus' | 'matter'>) {
  return (
    <>
      <section aria-labelledby="fits-title">
        <h2 id="fits-title">什么时候走这条路</h2>
        <ul class="fits">
          {matter.fits.map((fit) => (
            <li>{fit}</li>
          ))}
        </ul>
      </section>
      {matter.elsewhere.length ? (
        <section aria-labelledby="elsewhere-title">
          <h2 id="elsewhere-title">什么时候换一条路</h2>
          <ul class="fits">
            {matter.elsewhere.map(({ when, go }) => {
              const other = corpus.matters.find(({ id }) => id === go);
              return (
                <li>
                  {when}
                  {other ? [' → ', <a href={matterUrl(other.id)}>{other.name}</a>] : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function InPlan({ corpus: { plan }, matter }: Pick<MatterPageProps, 'corpus' | 'matter'>) {
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">方案里怎么说</h2>
      {matter.tasks.length ? (
        <>
          <TaskLinks plan={plan} tasks={matter.tasks} />
          <p class="hint">{`出自《${plan.title}》，实施期${periodYears(plan)}已满，各项任务是否完成，方案本身没有写明。`}</p>
        </>
      ) : (
        <p>{`《${plan.title}》里没有专门写这件事的任务。`}</p>
      )}
    </section>
  );
}
