import type { Day } from '../../domain/law.ts';
import type { AssetLinks } from './assets.ts';
import type { Size } from './settings.ts';

/** What the operator says of the site; whatever is missing is left out of the foot. */
export interface Site {
  /** Who runs this site. */
  operator?: string | undefined;
  contact?: string | undefined;
  /** Registration numbers, such as the ICP one, as they must be shown. */
  identifiers?: string[] | undefined;
  /** After how many days questions and answers are deleted; nothing is promised where it is missing. */
  retentionDays?: number | undefined;
}

/** What the frame needs of the request. */
export interface Frame {
  size: Size;
  /** Path and query of this page, for coming back to it. */
  path: string;
  /** The address as it may be printed; no secret is ever in it. */
  url: string;
  assets: AssetLinks;
  site: Site;
  corpusVersion: string;
  /** The day up to which the corpus knows what is in force. */
  asOf: Day;
  /** When the page was made, in ms, for what is printed. */
  madeAt: number;
}
