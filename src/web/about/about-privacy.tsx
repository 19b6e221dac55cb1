import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { LIMITS } from '../../domain/limits.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Fact } from '../frame/components.tsx';
import type { Site } from '../frame/frame.ts';

const DAY = 24 * 3_600_000;

interface PrivacyProps {
  site: Site;
  shelf: LawShelf;
}

/** What the server keeps of a conversation, and how long. It must stay true: see `operations/retention.ts`. */
export function Privacy({ site: { retentionDays: days = LIMITS.retentionDays }, shelf }: PrivacyProps) {
  const atMost = (kept: number) => `${Math.min(kept, days)}天`;
  return (
    <>
      <p>
        问题和回答存<b>{`${days}天`}</b>，到期由程序删除。不用登录，不问姓名、电话，不保存网络地址，不跟踪。
      </p>
      <dl class="facts">
        <Fact name="问题和回答">
          {`连同查找过程（找到了哪些任务）和时间，用来接着问、复查回答、发现没能答复的问题。提问${days}天后删除。`}
        </Fact>
        <Fact name="您的评价">“有帮助”“没帮助”和补充说明，随那个回答一起删除。</Fact>
        <Fact name="分享的链接">{`到您选的期限失效，最长${LIMITS.shareDays}天；不会比那个回答存得更久。`}</Fact>
        <Fact name="没写完的意见">{`意见的草稿，停下${atMost(LIMITS.dialogueMs / DAY)}后忘掉。`}</Fact>
        <Fact name="收到的消息">{`为了网络重发时同一条消息不办两次，处理结果留${atMost(3)}。`}</Fact>
        <Fact name="没能答复的问题">
          {`每周汇总成一个文件给编辑看，里面的个人信息已经隐去。存${days}天，最近一周的除外。`}
        </Fact>
        <Fact name="聊天编号">
          在
          Telegram、微信里用的，另存平台给的聊天编号，用来把回答送回去；提过意见的，还存最近的回执号和撤回码。一年没有用就忘掉。
        </Fact>
        <Fact name="运行日志">只记哪一类页面、用了多久、成功没有。没有问题，没有网络地址，没有对话编号。</Fact>
      </dl>
      <p>请不要在问题里写身份证号、手机号、银行卡号。在 Telegram、微信里说的话，平台另按它自己的规则保存。</p>
      <BasisLine codes={['P19']} shelf={shelf} />
    </>
  );
}

/** How to have a conversation deleted before its time. */
export function Deletion({ site: { contact }, shelf }: PrivacyProps) {
  return (
    <>
      <ul>
        <li>
          打开那段对话，点最下面的<b>“删除这段对话”</b>
          ；或者在“这台设备上的对话”里，点那一条后面的“删除”。问题、回答、评价和分享的链接当场从服务器上删掉，不能恢复。
        </li>
        <li>
          页面关了、这台设备也不记得了的，本站没有办法知道哪一段是您的：对话不登记姓名，也不认设备。它到期自己删除。
        </li>
        <li>{`该删没有删的，您有权请求删除${contact ? `，联系：${contact}` : '，请与主办单位联系'}。`}</li>
      </ul>
      <BasisLine codes={['P47']} shelf={shelf} />
    </>
  );
}
