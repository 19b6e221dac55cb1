import type { LedgerKey } from '../../domain/ledger.ts';
import type { ReceiptView } from '../../participation/participation.ts';
import { VERIFIER_PATH } from '../frame/assets.ts';

interface ReceiptVerifierProps {
  view: ReceiptView;
  keys: LedgerKey[];
  hasVerifier: boolean;
}

/** What checks a receipt in the browser (see `verifier.browser.ts` for the ids), and how to do it without this site. */
export function ReceiptVerifier({ view, keys, hasVerifier }: ReceiptVerifierProps) {
  return (
    <>
      {hasVerifier ? <InTheBrowser view={view} keys={keys} /> : null}
      <details class="proof">
        <summary>{hasVerifier ? '不用本站、断网也能核验' : '怎么核验'}</summary>
        <ol class="numbered">
          <li>
            从代码库取得本项目的源代码，装好 Node.js，在项目文件夹里运行：
            <code class="command">npm run verify -- 回执.json --keys 公钥.json</code>
          </li>
          <li>
            回执文件：提交时保存的，加上<a href={`/api/receipts/${view.receipt}`}>现在的存证证明</a>
            {hasVerifier ? '（在上面选了回执文件以后，框里的内容就是两者合在一起的，可以复制保存）。' : '里的 ledger。'}
          </li>
          <li>
            公钥文件：<a href="/api/ledger/keys">/api/ledger/keys</a>，请与公告、报纸上登的核对。
          </li>
        </ol>
      </details>
    </>
  );
}

function InTheBrowser({ view, keys }: Pick<ReceiptVerifierProps, 'view' | 'keys'>) {
  const { receipt, receivedAt, ledger } = view;
  return (
    <>
      <noscript>
        <p class="note">核验要用脚本，您的浏览器没有开；也可以照下面的办法不用本站核验。</p>
      </noscript>
      <div class="verifier">
        <h3>在您的浏览器里核验</h3>
        <p class="hint">全部在您自己的设备上算，不上传任何东西。没有回执文件也能核验，只是不能连原文一起核对。</p>
        <div class="field">
          <label for="receipt-file">选择提交时保存的回执文件，选好就开始核验</label>
          <input type="file" id="receipt-file" accept=".json,application/json" />
        </div>
        <p>
          <button type="button" class="button quiet" id="verify-button">
            核验
          </button>
        </p>
        <div id="verify-result" role="status"></div>
        <details>
          <summary>核验用的回执内容</summary>
          <div class="field">
            <label for="receipt-json">回执（JSON）</label>
            <textarea id="receipt-json" rows={8} spellcheck={false} autocomplete="off">
              {JSON.stringify({ receipt, receivedAt, ledger }, null, 2)}
            </textarea>
          </div>
          <div class="field">
            <label for="receipt-text">意见原文（回执文件里没有时才填）</label>
            <textarea id="receipt-text" rows={3} autocomplete="off"></textarea>
          </div>
          <p class="hint">核验签名用的公钥：</p>
          <pre id="ledger-keys" class="code">
            {JSON.stringify({ keys }, null, 2)}
          </pre>
          <p class="hint">
            核验程序：<a href={VERIFIER_PATH}>verifier.js</a>
          </p>
        </details>
      </div>
    </>
  );
}
