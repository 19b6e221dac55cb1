/** What the script builds with: a turn that is being written, and a line of the list of conversations. */
export function Templates() {
  return (
    <>
      <template id="turn-template">
        <li class="turn" data-turn="" data-state="waiting">
          <div class="asked">
            <h2 class="who">您问</h2>
            <p></p>
          </div>
          <div class="reply">
            <div class="byline">
              <h3>回答</h3>
              <span class="tag" hidden></span>
            </div>
            <div class="answer"></div>
            <Progress />
          </div>
        </li>
      </template>
      <template id="mine-template">
        <li>
          <button type="button" class="open-conversation"></button>
          <time></time>
          <button type="button" class="delete-conversation">
            删除
          </button>
        </li>
      </template>
    </>
  );
}

/** How far an answer is, and what to do where it does not come. Of its blocks the script shows one at a time. */
function Progress() {
  return (
    <div class="progress no-print">
      <p class="waiting">正在查找依据…</p>
      <div class="slow" hidden>
        <p>比平时慢一些，还在查。可以再等一会儿，最多半分钟。</p>
        <p class="hint">也可以先去看别的，回答好了会留在“这台设备上的对话”里。</p>
      </div>
      <div class="stopped" hidden>
        <p>
          <span class="tag none">未完成</span>
        </p>
        <p>您按了停止，回答没有写完，请不要当作完整的回答。</p>
      </div>
      <div class="failed" hidden>
        <p>
          <span class="tag none">没有答出来</span>
        </p>
        <p data-detail>没有收到回答，不是您的操作有误。</p>
        <p>您的问题还在下面的输入框里，可以再试一次。急事请打12345。</p>
      </div>
      <div class="offline" hidden>
        <p>
          <span class="tag none">网络断开了</span>
        </p>
        <p>您的问题没有丢，还在下面的输入框里。连上网以后再试一次。</p>
      </div>
      <p class="controls">
        <button type="button" class="button quiet stop">
          停止
        </button>
        <button type="button" class="button quiet retry" hidden>
          再试一次
        </button>
      </p>
    </div>
  );
}

/** The conversations that this device remembers; shown by the script where there are any. */
export function Mine() {
  return (
    <details class="mine no-print" id="mine" hidden>
      <summary>这台设备上的对话</summary>
      <p class="hint">只有这台设备的这个浏览器记得。公用电脑请点“清除本机记录”，再离开。</p>
      <ul id="mine-list"></ul>
      <p>
        <button type="button" class="button quiet" id="mine-clear">
          清除本机记录
        </button>
      </p>
    </details>
  );
}

/** Where the script shows a source: beside the answer on wide screens, over it on narrow ones. */
export function SourcePanel() {
  return (
    <dialog class="no-print" id="source-panel" aria-labelledby="panel-title">
      <button type="button" class="button quiet" id="panel-close">
        关闭
      </button>
      <div id="panel-body"></div>
    </dialog>
  );
}
