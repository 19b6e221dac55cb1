import { stripHidden } from '../retrieval/normalise.ts';

/** Stands in a raw sentence where a mark was. */
export const MARK_PLACE = '\0';

const CITING = '(?:根据|依据|依照|按照|参照|参见|详见|据|见|如)';
/** What was only said for the mark's sake: 根据[S1]的规定，… */
const LEAD = new RegExp(
  `(^|[，,；;。])\\s*${CITING}\\s*\\0[\\0\\s]*(?:中?的?(?:有关|相关)?(?:规定|要求|内容|说明)|所述|所示)?\\s*(?:[，,：:、]|(?=[。；;]))`,
  'g',
);
const STATES = /^\s*\0[\0\s]*中?(?:明确|还|也)?(?:规定|指出|提到|写明|显示|表明|要求)[，,：:]/;
const OF_MARK = new RegExp(`(${CITING})\\s*\\0[\\0\\s]*的?(规定|要求)`, 'g');

/** A sentence as people read it: without marks, Markdown, hidden characters and the gaps that they leave. */
export function cleanSentence(raw: string): string {
  return stripHidden(raw)
    .text.toWellFormed()
    .replace(LEAD, '$1')
    .replace(STATES, '')
    .replace(OF_MARK, '$1$2')
    .replace(/\0/g, '')
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/__|~~/g, '')
    .replace(/[（(【[［〔][）)】\]］〕]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[，。；：！？、,;:!?）】”])|(?<=[，。；：！？、]) /g, '')
    .replace(/([，,；;、])[，,；;、]+/g, '$1')
    .replace(/[，,、；;：:]+(?=[。！？])/g, '')
    .replace(/([。！？!?])[。｡]+/g, '$1')
    .replace(/^[\s，,。；;：:、.\-–—|]+|^\[[ x]\] ?/i, '')
    .replace(/[\s，,、|]+$/, '');
}
