import type { Plan } from '../../domain/corpus.ts';
import { StatusStrip } from '../frame/components.tsx';

/** Questions to begin with, by who may ask them. Each is answered by the plan, or begins what it says. */
export const EXAMPLES = [
  {
    who: '市民',
    questions: [
      '政府要定一件跟大家有关的大事，老百姓怎么提意见？',
      '现在有哪些事项在公开征求意见？',
      '发现违法行为，怎么投诉举报？',
      '办事要的证明能不能不开？',
    ],
  },
  {
    who: '企业和个体户',
    questions: ['检查太多太随意，方案里怎么规范涉企检查？', '第一次轻微违法，会不会罚款？', '部门的权责清单要公开吗？'],
  },
  {
    who: '机关工作人员',
    questions: [
      '行政执法人员每年要培训多少学时？',
      '单位负责人什么情况下应当出庭应诉？',
      '哪些任务要在2022年底前完成？',
    ],
  },
];

/** One question of each kind, for a place with room for a few. */
export const STARTERS = EXAMPLES.flatMap(({ questions }) => questions.slice(0, 1));

/** What answers are made of and whether it applies; then the examples, each a button that asks it. */
export function Examples({ plan, hidden }: { plan: Plan; hidden: boolean }) {
  return (
    <section class="examples" id="examples" aria-labelledby="examples-title" hidden={hidden}>
      <StatusStrip plan={plan}>
        <p>{`湘问从《${plan.title}》和有关法律里找原文回答，来源可以点开核对。`}</p>
      </StatusStrip>
      <h2 id="examples-title">不知道怎么问？可以从这些开始</h2>
      <form data-ask method="post" action="/#latest" class="groups">
        {EXAMPLES.map(({ who, questions }) => (
          <div>
            <h3>{who}</h3>
            <ul>
              {questions.map((question) => (
                <li>
                  <button type="submit" name="question" value={question}>
                    {question}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </form>
    </section>
  );
}
