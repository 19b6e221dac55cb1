/** Makes `#copy` copy the citation that stands in `#citation`; the button is hidden until it can. */
export function offerCopying(): void {
  const button = document.querySelector<HTMLButtonElement>('#copy');
  const words = document.querySelector('#citation');
  const told = document.querySelector('#copied');
  if (!button || !words || !told || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(words.textContent ?? '').then(
      () => {
        told.textContent = '已复制';
      },
      () => {
        told.textContent = '没能复制，请选中上面的文字手动复制。';
      },
    );
  });
}
