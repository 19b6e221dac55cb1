import type { CommentDraft } from './comment-draft.ts';

/** The id of the form that carries the comment on every page of its way, so that a change of size keeps it. */
export const COMMENT_FORM = 'comment';

/** Where the comment stands: being written, being reviewed, handed in. */
export type Stage = 'write' | 'review' | 'given';

/**
 * A form of the comment. Files' encoding, as a Chinese character takes nine bytes in the usual one and three in this,
 * and the body has its limit.
 */
export function commentForm(action: string) {
  return {
    id: COMMENT_FORM,
    method: 'post',
    action,
    enctype: 'multipart/form-data',
    autocomplete: 'off',
    novalidate: true,
  } as const;
}

/** What goes along unseen on every page. */
export function Carried({ draft, stage }: { draft: CommentDraft; stage: Stage }) {
  return (
    <>
      <input type="hidden" name="stage" value={stage} />
      <input type="hidden" name="key" value={draft.key} />
      <input type="hidden" name="noticeVersion" value={draft.noticeVersion} />
    </>
  );
}

/**
 * The text and its clause as hidden fields, for pages on which they are not written; with the consent where it cannot be
 * given or taken back any more.
 */
export function CarriedText({ draft, consent = false }: { draft: CommentDraft; consent?: boolean }) {
  return (
    <>
      <input type="hidden" name="text" value={draft.text} />
      <input type="hidden" name="clause" value={draft.clause ?? ''} />
      {consent && draft.publishPersonalData ? <input type="hidden" name="publishPersonalData" value="yes" /> : null}
    </>
  );
}

/** A text for a `textarea`'s inside: a browser leaves the first line end out. */
export function inTextarea(text: string): string {
  return text.startsWith('\n') ? `\n${text}` : text;
}
