import type { Child } from 'hono/jsx';
import type { Plan } from '../../domain/corpus.ts';
import { Fact, StatusStrip } from '../frame/components.tsx';

const VIEWS = [
  { id: 'text', href: '/plan', name: '全文' },
  { id: 'deadlines', href: '/plan/deadlines', name: '时限' },
  { id: 'figures', href: '/plan/figures', name: '数字' },
  { id: 'recurring', href: '/plan/recurring', name: '周期任务' },
  { id: 'download', href: '/plan/download', name: '下载' },
] as const;

/** One of the ways to look at the plan. */
export type PlanView = (typeof VIEWS)[number]['id'];

interface PlanHeadProps {
  plan: Plan;
  view: PlanView;
  /** The page's own title; without it the plan's. */
  title?: string;
  children?: Child;
}

/** The title, whether the plan applies, and the ways to look at it. */
export function PlanHead({ plan, view, title, children }: PlanHeadProps) {
  return (
    <div class="doc">
      {title ? <p class="of">{plan.title}</p> : null}
      <h1 class="title">{title ?? plan.title}</h1>
      <StatusStrip plan={plan} />
      {children}
      <nav class="views" aria-label="方案的几种看法">
        {VIEWS.map(({ id, href, name }) => (
          <a href={href} aria-current={id === view ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** Who issued the plan, where its text was taken, and the hash that it can be checked by. */
export function Provenance({ plan }: { plan: Plan }) {
  return (
    <details class="provenance">
      <summary>文本从哪里来</summary>
      <dl>
        <Fact name="发布机关">{plan.issuer}</Fact>
        <Fact name="文本来源">{plan.source}</Fact>
        <Fact name="正文sha256">
          <code>{plan.sha256}</code>
        </Fact>
      </dl>
    </details>
  );
}
