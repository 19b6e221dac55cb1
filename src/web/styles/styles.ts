import { BASE } from './base.css.ts';
import { CHAT } from './chat.css.ts';
import { DECISIONS } from './decisions.css.ts';
import { DOCS } from './docs.css.ts';
import { FRAME } from './frame.css.ts';
import { GUIDE } from './guide.css.ts';
import { LAW } from './law.css.ts';
import { MEDIA } from './media.css.ts';
import { PLAN } from './plan.css.ts';
import { READER } from './reader.css.ts';
import { TOKENS } from './tokens.css.ts';

/** The one style sheet. It is a string, as the pages must run where there is no disk to read it from. */
export const STYLES = [TOKENS, BASE, FRAME, CHAT, READER, PLAN, LAW, GUIDE, DECISIONS, DOCS, MEDIA]
  .map((sheet) => sheet.trim())
  .join('\n');
