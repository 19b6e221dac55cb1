/** What becomes of a comment on a decision. */
export function Comments() {
  return (
    <ul>
      <li>和对话分开保存：意见文字、所指条款、收到时间、提交渠道。不存姓名、电话和网络地址。</li>
      <li>公开时隐去个人信息。反映违法违纪情况的转给主管机关，不公开。</li>
      <li>
        凭撤回码可以撤回，或者永远删除原文。删掉对话不会撤回意见，要到<a href="/receipts">回执页面</a>办。
      </li>
      <li>
        存多久、谁来处理、依据哪一条，每次提意见以前都有完整的告知。现在征求意见的：
        <a href="/decisions">决策征求意见</a>。
      </li>
    </ul>
  );
}

/** What the ledger proves, and how anybody checks it. */
export function Ledger() {
  return (
    <>
      <p>
        每个决策事项有一条存证链：收到的意见按次序编进去，谁也不能悄悄删掉、换掉或者插进一份。链里只有哈希值，看不出意见的内容；原文删除以后，留下的哈希值什么也还原不出来。
      </p>
      <ol class="numbered">
        <li>提交时保存回执文件，记下回执号。</li>
        <li>
          打开<a href="/receipts">回执页面</a>，输入回执号，在“在您的浏览器里核验”里选回执文件。全部在您自己的设备上算。
        </li>
        <li>
          不想相信本站的，断网也能核验：取得源代码，运行 <code>npm run verify</code>，公钥在
          <a href="/api/ledger/keys">/api/ledger/keys</a>，与公告上登的核对。
        </li>
      </ol>
    </>
  );
}
