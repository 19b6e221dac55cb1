import type { DecisionView } from '../../participation/participation.ts';
import { decisionUrl } from '../decisions/decision-facts.ts';
import { beginningInWords, endInWords } from '../decisions/decision-time.ts';
import { Phone } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { inTextarea } from './comment-fields.tsx';

interface ClosedPageProps {
  frame: Frame;
  decision: DecisionView;
  /** By the clock that decides. */
  when: { kind: 'closed'; closesAt: number } | { kind: 'not_open'; opensAt: number };
  /** What was written, to be given back; empty where nothing was. */
  text: string;
}

/** Comments are not taken now: since or until when, what was written, and where one can go on. */
export function ClosedPage({ frame, decision, when, text }: ClosedPageProps) {
  const title = when.kind === 'closed' ? '征求意见已经结束' : '征求意见还没有开始';
  const url = decisionUrl(decision);
  return (
    <Layout frame={frame} title={text ? `错误:${title}` : title} current="decisions" noindex>
      <div class="commenting prose">
        <h1>{title}</h1>
        <p>
          <a href={url}>{`《${decision.title}》`}</a>
          {sentenceOf(when, decision)}
        </p>
        {text ? (
          <div class="field">
            <p class="note" role="alert">
              <b>没有提交</b>
              您写的都在下面。本站没有保存，请自己复制留下来；还想说的话，可以直接交给承办单位。
            </p>
            <label for="text">您写的内容</label>
            <textarea id="text" rows={10} readonly>
              {inTextarea(text)}
            </textarea>
            <p>
              <button type="button" class="button quiet" data-copy="text" hidden>
                复制
              </button>
              <span role="status" data-told></span>
            </p>
          </div>
        ) : null}
        <ul>
          <li>
            <a href={`${url}/feedback`}>看这一事项有没有公布结果</a>
          </li>
          <li>
            {`联系承办单位：${decision.leadUnit.name}，电话`}
            <Phone number={decision.leadUnit.phone} />
          </li>
          <li>
            <a href="/decisions?state=consulting">看正在征求意见的事项</a>
          </li>
        </ul>
      </div>
    </Layout>
  );
}

/** A consultation can also be stopped before its end, or never be held. */
function sentenceOf(when: ClosedPageProps['when'], { opensAt }: DecisionView): string {
  if (when.kind === 'not_open') return `从${beginningInWords(when.opensAt)}起公开征求意见，到时再来。`;
  if (opensAt === 0 || when.closesAt === 0) return '现在不征求意见。';
  return `的公开征求意见到${endInWords(when.closesAt)}结束，现在不能再提交。`;
}
