import type { SubmitResult } from '../../participation/participation.ts';

/** A comment as it goes from page to page in hidden fields until it is handed in. */
export interface CommentDraft {
  text: string;
  /** `null` for the draft as a whole. */
  clause: string | null;
  publishPersonalData: boolean;
  /** A UUID that the server made; the same one takes effect once. */
  key: string;
  /** Of the privacy notice that the person was shown. */
  noticeVersion: string;
}

/** One thing to mend, at the element with the id `field`. */
export interface CommentError {
  field: 'text' | 'clause' | 'notice';
  message: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads what was sent. A form's line ends come as two characters whatever was typed: they are made one again, so that
 * what is stored is what stood in the field. Nothing else of the text is touched.
 */
export function readComment(field: (name: string) => string): CommentDraft {
  return {
    text: field('text').replace(/\r\n?/g, '\n'),
    clause: field('clause') || null,
    publishPersonalData: field('publishPersonalData') === 'yes',
    key: UUID.test(field('key')) ? field('key') : crypto.randomUUID(),
    noticeVersion: field('noticeVersion'),
  };
}

/** An empty one, for the clause that was chosen on the draft's page. */
export function newComment(clause: string | null, noticeVersion: string): CommentDraft {
  return { text: '', clause, publishPersonalData: false, key: crypto.randomUUID(), noticeVersion };
}

/** What is told at the form about a comment that was not taken. */
export function errorOf({ field, detail }: Extract<SubmitResult, { kind: 'invalid' }>): CommentError {
  if (field === 'noticeVersion') return { field: 'notice', message: detail };
  return { field: field === 'clause' ? 'clause' : 'text', message: detail };
}
