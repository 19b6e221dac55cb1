import type { Corpus } from '../domain/corpus.ts';
import { dayInWords } from '../domain/law-time.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import { periodYears, StatusStrip } from './frame/components.tsx';
import { type Frame, Layout } from './frame/layout.tsx';

/** What the assistant is, what it rests on, what it leaves undone, what is stored, and where people are. */
export function AboutPage({ frame, corpus, laws }: { frame: Frame; corpus: Corpus; laws: Laws }) {
  return (
    <Layout frame={frame} title="说明" current="about">
      <div class="prose">
        <h1>湘问是什么，能做什么</h1>
        <StatusStrip plan={corpus.plan} />
        <p>{`湘问帮您在《${corpus.plan.title}》里查找依据。您用平常的话提问，它找出方案和有关法律里的原文，标明出自第几项任务、哪部法的第几条。每一处引文都与原文逐字核对过，可以点开对照。`}</p>
        <p>它是查找工具，不是行政机关，它的回答不是行政机关的答复、承诺或者法律意见。</p>
        <Basis corpus={corpus} laws={laws} />
        <Limits corpus={corpus} />
        <Privacy frame={frame} />
        <People frame={frame} />
        <Accessibility />
      </div>
    </Layout>
  );
}

function Basis({ corpus: { plan, lock }, laws }: { corpus: Corpus; laws: Laws }) {
  const { shelf } = laws.current;
  const pulled = lock.laws.filter(({ id }) => shelf.hasText(id)).length;
  return (
    <>
      <h2 id="basis">依据什么</h2>
      <ul>
        <li>
          {`依据：《${plan.title}》，${plan.parts.length}个部分、${plan.sections.length}节、${plan.tasks.length}项任务。`}
          <a href="/plan">看全文</a>
        </li>
        <li>
          {`法律法规：${lock.laws.length}部，其中${pulled}部的原文已经取回并核对过校验值；没有取回的，用本站写的要点回答，并注明“要点（非原文）”。效力状态截至${dayInWords(lock.snapshot)}，之后的变化标明“待核实”。`}
          <a href="/laws">看法律</a>
        </li>
        <li>{`发布机关：${plan.issuer}`}</li>
        <li>{`文本来源：${plan.source}`}</li>
        <li>
          正文 sha256：<span class="num">{plan.sha256}</span>
        </li>
        <li>
          语料版本：<span class="num">{laws.version}</span>。每个回答都记着当时的语料版本，可以复查。
        </li>
        <li>原文疑有脱字或错误的地方照录不改，只在旁边注明。</li>
      </ul>
    </>
  );
}

function Limits({ corpus: { plan } }: { corpus: Corpus }) {
  return (
    <>
      <h2 id="limits">不做什么</h2>
      <ul>
        <li>方案和收录的法律里没有的，不回答，也不推测；会告诉您最接近的任务和人工渠道。</li>
        <li>{`不判断任务是否完成。方案实施期为${periodYears(plan)}，方案本身没有写明完成情况。`}</li>
        <li>不办理业务，不受理投诉举报，不代替行政复议、诉讼等法定渠道。</li>
        <li>不把任何人写的意见当作依据。</li>
        <li>
          回答有两种：标「原文摘录」的由程序从原文里挑选，没有改写；标「AI生成」的由模型撰写，其中的引文、数字和编号都经过核对，仍请以原文为准（标识依照《人工智能生成合成内容标识办法》，具体措辞待核实）。写成这些文字以前，问题里的身份证号、电话等个人信息已经隐去，不交给模型。
        </li>
      </ul>
    </>
  );
}

function Privacy({ frame: { site } }: { frame: Frame }) {
  const days = site.retentionDays;
  return (
    <>
      <h2 id="privacy">存什么、存多久</h2>
      <ul>
        <li>您的问题、给出的回答、查找过程（找到了哪些任务）和时间，用来接着问、复查回答、发现没能答复的问题。</li>
        <li>您点的“有帮助”“没帮助”和补充说明。</li>
        <li>
          {days ? `以上内容保存${days}天，到期删除。` : '本站没有设定自动删除的期限；需要删除的，请与主办单位联系。'}
        </li>
        <li>选了大字版，会在您的浏览器里存一个只记字号的 cookie，保存一年。没有别的 cookie，不用登录，不跟踪。</li>
        <li id="comments">
          对决策事项提的意见另外保存：意见文字、所指条款、收到时间、提交渠道，不存姓名、电话和网络地址。公开时隐去个人信息；凭撤回码可以撤回，或者永远删除原文。存证链里只有哈希值。反映违法违纪情况的转给主管机关，不公开。详细的告知在每次提意见的页面上。
          <a href="/decisions">看决策征求意见</a>
        </li>
        <li>一段对话只有打开它的这个页面能接着问，网址里没有对话编号；关掉页面就不能再打开。</li>
        <li>{`请不要在问题里写身份证号、手机号、银行卡号。问题最多${LIMITS.questionChars}字。`}</li>
      </ul>
    </>
  );
}

function People({ frame: { site } }: { frame: Frame }) {
  return (
    <>
      <h2 id="complaint">意见、投诉和人工渠道</h2>
      <ul>
        <li>
          回答不对、不全，或者「AI生成」的文字有害、侵犯权益：在回答下面点“没帮助”，写明哪里不对；每周汇总一次，由人来看。
        </li>
        {site.contact ? <li>{`对本站的意见：${site.contact}`}</li> : null}
        <li>
          要办事、求助、投诉、举报：政务服务便民热线
          <a class="num" href="tel:12345">
            12345
          </a>
          ，有人接听。
        </li>
      </ul>
    </>
  );
}

function Accessibility() {
  return (
    <>
      <h2 id="accessibility">无障碍</h2>
      <ul>
        <li>每一页右上方可以换「大字版」，最大的正文30像素。</li>
        <li>全部功能可以只用键盘；不开脚本也能用；适合读屏软件。</li>
        <li>深色、高对比度、减少动态效果，随您的系统设置。可以直接打印。</li>
        <li>用着不方便的地方，请通过上面的渠道告诉我们。</li>
      </ul>
    </>
  );
}
