import { CHAT } from './styles/chat.css.ts';
import { DECISIONS } from './styles/decisions.css.ts';
import { DOCS } from './styles/docs.css.ts';
import { FRAME } from './styles/frame.css.ts';
import { GUIDE } from './styles/guide.css.ts';
import { LAW } from './styles/law.css.ts';
import { MEDIA } from './styles/media.css.ts';
import { READER } from './styles/reader.css.ts';
import { TOKENS } from './styles/tokens.css.ts';

/** The one style sheet. It is a string, as the pages must run where there is no disk to read it from. */
export const STYLES = [TOKENS, FRAME, CHAT, READER, LAW, GUIDE, DECISIONS, DOCS, MEDIA]
  .map((sheet) => sheet.trim())
  .join('\n');
