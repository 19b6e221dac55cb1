/**
 * The only script, at most 2 KB, and every page works without it: Ctrl+Enter sends, a second press does nothing,
 * the status line says that the search goes on and when the answer is there, a draft survives a lost connection,
 * a citation can be copied. It never moves the page. The focus goes to the field only after load, as going to the
 * anchor would take it away again.
 */
export const SCRIPT = `(() => {
  const find = (selector) => document.querySelector(selector);
  const form = find('#composer'), status = find('#status'), field = find('#question');
  const say = (text) => { if (status) status.textContent = text; };
  if (form && field) {
    const send = form.querySelector('.send');
    let sent = false, timers = [];
    const reset = () => { sent = false; timers.forEach(clearTimeout); send.removeAttribute('aria-disabled'); };
    document.addEventListener('submit', (event) => {
      if (event.submitter && event.submitter.name === 'size') return;
      if (sent) return event.preventDefault();
      if (!navigator.onLine) {
        event.preventDefault();
        return say('网络已断开，没有发出。您写的内容还在，连上后请再提交。');
      }
      sent = true;
      send.setAttribute('aria-disabled', 'true');
      timers = [
        setTimeout(say, 500, '正在查找依据'),
        setTimeout(say, 10000, '还在查找，请稍候，不必重新提交。最多30秒。'),
      ];
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(send);
    });
    addEventListener('pageshow', (event) => { if (event.persisted) { reset(); say(''); } });
    const keys = find('#keys');
    if (keys) keys.hidden = false;
    if (status.dataset.done) {
      addEventListener('load', () => setTimeout(() => {
        say(status.dataset.done);
        const idle = document.activeElement === document.body;
        if (idle && matchMedia('(hover: hover) and (pointer: fine)').matches) field.focus({ preventScroll: true });
      }, 150));
    }
  }
  const copy = find('#copy');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(find('#citation').textContent);
        find('#copied').textContent = '已复制';
      } catch { find('#copied').textContent = '没能复制，请选中上面的文字手动复制。'; }
    });
  }
})();
`.replace(/^ +/gm, '');
