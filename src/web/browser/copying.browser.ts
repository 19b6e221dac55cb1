const COPIED = '已复制';
const REFUSED = '没能复制，请选中文字手动复制。';

/**
 * Makes buttons copy and print: `data-copy` names the element whose text is copied, and the nearest `data-told` says
 * that it was; `#copy` copies `#citation`. They are hidden until they can.
 */
export function improveCopying(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-print], #copy') : null;
    if (!button) return;
    if (button.hasAttribute('data-print')) return print();
    const words = document.getElementById(button.id === 'copy' ? 'citation' : (button.dataset.copy ?? ''));
    const told = button.id === 'copy' ? document.querySelector('#copied') : toldOf(button);
    if (!words) return;
    copy(words.textContent ?? '').then(
      () => tell(told, COPIED),
      () => tell(told, REFUSED),
    );
  });
  // On paper nothing can be unfolded.
  const folded: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) {
      details.open = true;
      folded.push(details);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const details of folded.splice(0)) details.open = false;
  });
  offerCopies(document);
}

/** Shows the buttons within what was just put into the page. */
export function offerCopies(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-copy], [data-print], #copy')) button.hidden = false;
}

function toldOf(button: Element): Element | null {
  let around = button.parentElement;
  while (around && !around.querySelector('[data-told]')) around = around.parentElement;
  return around?.querySelector('[data-told]') ?? null;
}

/** The same words again would not be read out. */
function tell(told: Element | null, text: string): void {
  if (!told) return;
  told.textContent = '';
  setTimeout(() => {
    told.textContent = text;
  }, 50);
}

/** Without https there is no clipboard to write to, as on an office's own network; there the old way still works. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'hidden';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (!isCopied) throw new Error(REFUSED);
}
