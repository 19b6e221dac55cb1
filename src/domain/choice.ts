/** A reply that can be chosen: a button, or a numbered line. Choosing it is the same as writing `text`. */
export interface Choice {
  label: string;
  /** At most 64 bytes of UTF-8, so that Telegram takes it as a button's data; complete by itself, so never stale. */
  text: string;
}
