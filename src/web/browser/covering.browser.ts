/**
 * What covers the whole page is gone back from: the browser's Back closes the dialog instead of leaving the page, as
 * people on phones expect. The entry in the history has the same address, and goes when the dialog is closed otherwise.
 */
export class Covering {
  private isEntered = false;

  constructor(dialog: HTMLDialogElement) {
    addEventListener('popstate', () => {
      if (!this.isEntered) return;
      this.isEntered = false;
      dialog.close();
    });
  }

  /** To be called when the dialog is shown. */
  enter(): void {
    if (this.isEntered) return;
    this.isEntered = true;
    history.pushState({ covered: true }, '');
  }

  /** To be called when it is closed, however that came. */
  leave(): void {
    if (!this.isEntered) return;
    this.isEntered = false;
    history.back();
  }
}
