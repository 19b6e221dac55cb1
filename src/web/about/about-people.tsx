import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Phone } from '../frame/components.tsx';
import type { Site } from '../frame/frame.ts';

/** Where to complain, and where people are. */
export function Complaint({ site, shelf }: { site: Site; shelf: LawShelf }) {
  return (
    <>
      <ul>
        <li>
          <b>回答不对、不全，或者「AI生成」的文字有害、侵犯权益</b>
          ：在那个回答下面点“没帮助”，写明哪里不对；每周汇总一次，由人来看。
        </li>
        {site.contact ? (
          <li>
            <b>对本站的意见和投诉</b>
            {`：${site.operator ? `${site.operator}，` : ''}${site.contact}`}
          </li>
        ) : null}
        <li>
          <b>对处理个人信息不满意</b>：可以向主办单位提出，也可以向网信等主管部门投诉、举报。
        </li>
        <li>
          <b>要办事、求助、投诉、举报</b>：政务服务便民热线
          <Phone number="12345" />
          ，有人接听。
        </li>
      </ul>
      <BasisLine codes={['P50', 'P65']} shelf={shelf} />
    </>
  );
}

/** What is done for everybody to get along with these pages. */
export function Accessibility() {
  return (
    <ul>
      <li>每一页右上方可以换「大字版」，最大的正文30像素。</li>
      <li>全部功能可以只用键盘；不开脚本也能用；适合读屏软件。</li>
      <li>回答难懂，点下面的“说简单点”，句子会短一些，难懂的词有解释。</li>
      <li>深色、高对比度、减少动态效果，随您的系统设置。每一页都可以直接打印。</li>
      <li>用着不方便的地方，请通过上面的渠道告诉我们。</li>
    </ul>
  );
}

/** Where programs and operators find what they need. */
export function Programs() {
  return (
    <ul>
      <li>
        接口说明：<a href="/docs">/docs</a>；机器可读的描述：<a href="/openapi.json">/openapi.json</a>。
      </li>
      <li>
        存活 <a href="/healthz">/healthz</a>，就绪 <a href="/readyz">/readyz</a>。
      </li>
      <li>
        运行数字 <code>/metrics</code>
        （Prometheus）：只有各类请求和回答的次数、耗时、内存，没有问题、网络地址和任何编号。它不设密码；不想对外的，由运维在代理上拦住。
      </li>
    </ul>
  );
}
