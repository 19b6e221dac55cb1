import type { LedgerKey, SignedRoot } from '../../domain/ledger.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { Breadcrumb, Fact, Moment } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { decisionUrl } from './decision-facts.ts';

interface LedgerPageProps {
  frame: Frame;
  decision: DecisionView;
  newest: SignedRoot;
  /** Newest first. */
  roots: SignedRoot[];
  keys: LedgerKey[];
}

/** The ledger of a decision's comments: what it is for, its signed roots, the keys, how anybody checks it. */
export function LedgerPage({ frame, decision, newest, roots, keys }: LedgerPageProps) {
  const url = decisionUrl(decision);
  const api = `/api${url}/ledger`;
  return (
    <Layout frame={frame} title={`意见存证链：${decision.title}`} current="decisions">
      <div class="decisions">
        <div class="hero">
          <Breadcrumb
            trail={[
              { href: '/decisions', name: '决策征求意见' },
              { href: url, name: `第${decision.number}号` },
            ]}
            here="意见存证链"
          />
          <h1>意见存证链</h1>
          <p class="lead">
            每收到一份意见，就由原文算出一串字符（哈希值，好比指纹），按顺序记下来，签名公布。原文改一个字，指纹就对不上；悄悄添一份、少一份，也会被发现。链里只有指纹，没有意见内容，也没有个人信息。
          </p>
        </div>
        <section class="part">
          <h2>现在的状态</h2>
          <p>
            {`共${newest.size}条，签名于`}
            <Moment iso={newest.signedAt} />。
          </p>
          <p class="hint">新收到的意见在60秒内记入；反映违法违纪的情况不进存证链。</p>
        </section>
        {roots.length ? <Roots roots={roots} /> : <p>还没有记入意见，所以没有历次签名。</p>}
        <section class="part">
          <h2>怎么核验</h2>
          <p>
            自己的意见在不在、改没改：<a href="/receipts">输入回执号</a>，在回执页点“核验”，不用懂下面这些。
          </p>
          <details class="proof">
            <summary>给懂技术的人：核验整条链</summary>
            <ul class="dots">
              <li>
                整条链有没有被改：取<a href={`${api}?from=0&to=${newest.size}`}>全部叶子的哈希值</a>
                ，按 RFC 6962 算出根，与上表对照；两次签名之间是否只增不改，用
                <code>{`${api}/consistency?from=…&to=…`}</code>的证明核对。
              </li>
              <li>
                签名真不真：用下面的公钥验 Ed25519 签名，签的是 <code>decision</code>、<code>size</code>、
                <code>root</code>、<code>signedAt</code>、<code>keyId</code>五项的规范化 JSON（RFC 8785）。
              </li>
              <li>把现在的根抄下来、登在报纸上或者存在别处，以后就能证明这一刻之前的意见没有被动过。</li>
            </ul>
          </details>
        </section>
        <Keys keys={keys} />
      </div>
    </Layout>
  );
}

function Roots({ roots }: { roots: SignedRoot[] }) {
  return (
    <>
      <p class="hint narrow no-print">表格可以左右滑动。</p>
      <section class="scroll wide-table" aria-label="历次签名" tabindex={0}>
        <table>
          <caption>历次签名</caption>
          <thead>
            <tr>
              <th scope="col">签名时间</th>
              <th scope="col" class="amount">
                条数
              </th>
              <th scope="col">根</th>
              <th scope="col">签名</th>
              <th scope="col">公钥编号</th>
            </tr>
          </thead>
          <tbody>
            {roots.map(({ signedAt, size, root, signature, keyId }) => (
              <tr>
                <td>
                  <Moment iso={signedAt} />
                </td>
                <td class="amount">{size}</td>
                <td>
                  <code>{root}</code>
                </td>
                <td>
                  <code>{signature}</code>
                </td>
                <td>
                  <code>{keyId}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Keys({ keys }: { keys: LedgerKey[] }) {
  return (
    <section class="part">
      <h2>公钥</h2>
      <dl class="facts">
        {keys.map(({ keyId, publicKey }) => (
          <>
            <Fact name="编号">
              <code>{keyId}</code>
            </Fact>
            <Fact name="公钥">
              <code>{publicKey}</code>
            </Fact>
          </>
        ))}
      </dl>
      <p>
        也在<a href="/api/ledger/keys">/api/ledger/keys</a>
        。请从别处（公告、报纸）再核对一次公钥，只信本站给的等于没有核对。
      </p>
    </section>
  );
}
