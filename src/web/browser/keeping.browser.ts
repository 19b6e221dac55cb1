/** What is kept in this browser, by name. A conversation's id is its secret. */
export const KEPT = {
  /** This tab's conversation. */
  current: 'xiangwen.current',
  /** What stands unsent in this tab's composer. */
  draft: 'xiangwen.draft',
  /** This device's list of conversations. */
  conversations: 'xiangwen.conversations',
} as const;

/** Reads what was kept; the empty text where nothing was, or storage is blocked. */
export function kept(name: string, where: () => Storage): string {
  try {
    return where().getItem(name) || '';
  } catch {
    return '';
  }
}

/** Keeps a text, or forgets it where it is empty. Blocked or full storage changes nothing else. */
export function keep(name: string, text: string, where: () => Storage): void {
  try {
    if (text) where().setItem(name, text);
    else where().removeItem(name);
  } catch {
    // Asking goes on without it.
  }
}

/** This tab's storage and this device's; only looking at them can throw. */
export const inTab = (): Storage => sessionStorage;
export const onDevice = (): Storage => localStorage;
