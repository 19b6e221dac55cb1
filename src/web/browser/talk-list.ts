/** A conversation as this device's list names it. */
export interface Talk {
  /** A secret: whoever holds it may read the conversation and go on with it. */
  id: string;
  title: string;
  /** When it was last asked something, milliseconds. */
  at: number;
}

/** Conversations in the list, and characters of a title. */
const TALKS = 20;
const TITLE_CHARS = 40;

/** Reads the list as it was kept; what is no list of them counts for nothing. */
export function readTalks(text: string): Talk[] {
  try {
    const list: unknown = JSON.parse(text || '[]');
    return Array.isArray(list) ? list.filter(isTalk).slice(0, TALKS) : [];
  } catch {
    return [];
  }
}

function isTalk(value: unknown): value is Talk {
  const { id, title, at } = (value ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && id !== '' && typeof title === 'string' && Number.isFinite(at);
}

/** The list with this conversation first; it keeps the name that it began with. */
export function withTalk(talks: readonly Talk[], { id, question, at }: { id: string; question: string; at: number }) {
  const title = talks.find((talk) => talk.id === id)?.title ?? titleOf(question);
  return [{ id, title, at }, ...talks.filter((talk) => talk.id !== id)].slice(0, TALKS);
}

function titleOf(question: string): string {
  const line = Array.from(question.trim().replace(/\s+/g, ' '));
  return line.length > TITLE_CHARS ? `${line.slice(0, TITLE_CHARS - 1).join('')}…` : line.join('');
}

/** The list without this conversation. */
export function withoutTalk(talks: readonly Talk[], id: string): Talk[] {
  return talks.filter((talk) => talk.id !== id);
}
