import type { Plan } from '../../domain/corpus.ts';
import { LIMITS } from '../../domain/limits.ts';
import { periodYears } from '../frame/components.tsx';
import type { Site } from '../frame/frame.ts';

/** What it does, and what its answers are worth. */
export function What({ plan, site }: { plan: Plan; site: Site }) {
  return (
    <>
      <p>{`湘问帮您在《${plan.title}》和有关法律里查找依据。您用平常的话提问，它找出原文，标明出自第几项任务、哪部法的第几条。每一处引文都与原文逐字核对过，可以点开对照。`}</p>
      <p>它是查找工具，不是行政机关。它的回答不是行政机关的答复、承诺，也不是法律意见。</p>
      <p>回答有两种，开头都标明：</p>
      <dl class="facts">
        <div>
          <dt>原文摘录</dt>
          <dd>程序从原文里挑选句子，一个字也不改。</dd>
        </div>
        <div>
          <dt>AI生成</dt>
          <dd>
            由模型撰写，可能有误。其中的引文、数字和编号都经过核对，仍请以所附原文为准。写成以前，问题里的身份证号、电话等个人信息已经隐去，不交给模型。（标识依照《人工智能生成合成内容标识办法》，具体措辞待核实。）
          </dd>
        </div>
      </dl>
      {site.operator ? <p>{`本站由${site.operator}主办。`}</p> : null}
    </>
  );
}

/** What it leaves undone. */
export function Limits({ plan }: { plan: Plan }) {
  return (
    <ul>
      <li>方案和收录的法律里没有的，不回答，也不推测；会告诉您最接近的任务和人工渠道。</li>
      <li>{`不判断任务是否完成。方案实施期为${periodYears(plan)}，方案本身没有写明完成情况。`}</li>
      <li>
        不办理业务，不受理投诉举报，不代替行政复议、诉讼等法定渠道。怎样办、找谁，看<a href="/guide">办事指引</a>。
      </li>
      <li>不把任何人写的意见当作依据。</li>
      <li>{`一次最多看${LIMITS.questionChars}字的问题。`}</li>
    </ul>
  );
}
