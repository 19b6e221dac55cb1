import type { Day } from '../../domain/law.ts';
import { readNumber } from '../../domain/reference.ts';

/** How official documents write what they are: numbers, days, chapters, articles, items, attachments. */

const COUNT = '[零〇一二三四五六七八九十百千]+';

/** 第三条, 第3条, 第三条之一, with what stands between it and the text. */
export const ARTICLE = new RegExp(
  `^第[ \\u3000]*(${COUNT}|\\d{1,4})[ \\u3000]*条(?:之(${COUNT}|\\d{1,2}))?([ \\u3000:：]*)`,
);
/** 第一编, 第二章, 第三节 and their names. */
export const CHAPTER = new RegExp(
  `^第[ \\u3000]*(${COUNT}|\\d{1,3})[ \\u3000]*(编|章|节)[ \\u3000]*([^。；：！？]{0,40})$`,
);
/** 一、 */
export const ITEM = /^[一二三四五六七八九十百]{1,4}、/;
/** （一） and 1. and (1), the items below. */
export const SUB_ITEM = /^(?:[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[.．、](?!\d))[ \u3000]*/;
/** 附件, 附件1, 附件一：申请表. Not 附则, and not the list of attachments (附件：1.…). */
export const ANNEX =
  /^附[ \u3000]*(?:件|录|表|图)[ \u3000]*(?:\d{1,3}|[一二三四五六七八九十]{1,3})?(?:[ \u3000:：]+(?!\d{1,3}[.．、])[^。；]{1,60})?[:：]?$/;
/** The kinds of document, at a title's end. */
export const TITLE_END =
  /(办法|规定|通知|意见|条例|细则|指南|方案|决定|公告|通告|规则|规程|制度|要点|清单|批复|函|标准|规范|指引|须知|说明|规划|纲要|目录|基准|措施|章程|守则|准则|解释|答复|报告|流程|手册)(?:[（(][^（）()]{1,16}[）)])?$/;
/** Who signs. */
export const ISSUER_END =
  /(政府|委员会|委|厅|局|办公室|办公厅|部|院|署|中心|支队|总队|大队|分局|法院|检察院|管委会|协会|银行|公司|大学|学院|集团)$/;
/** What is printed below a document and says nothing: to whom copies go, when it was printed, whether it is public. */
export const IMPRINT =
  /^[（(]?此件[^。]{0,20}[）)]?$|^(?:抄[ \u3000]*送|分[ \u3000]*送|报[ \u3000]*送)[ \u3000]*[:：]|^[^。，]{0,40}日印发$/;
/** A line that only says where the document belongs: 湖南省人民政府文件. */
export const LETTERHEAD = /^[\p{Script=Han} \u3000]{4,40}文[ \u3000]*件$/u;

const YEAR = '(?:[12]\\d{3}|[一二][零〇○O一二三四五六七八九]{3})';
const DATE = new RegExp(
  `(${YEAR})[ \\u3000]*年[ \\u3000]*(\\d{1,2}|[一二三四五六七八九十]{1,3})[ \\u3000]*月[ \\u3000]*(\\d{1,2}|[一二三四五六七八九十]{1,3})[ \\u3000]*日`,
);
const NUMBER =
  /([\p{Script=Han}]{1,15})[ \u3000]*[〔[［（(【﹝]\s*([12]\d{3}|[一二][零〇○一二三四五六七八九]{3})\s*[〕\]］）)】﹞][ \u3000]*第?[ \u3000]*(\d{1,5})[ \u3000]*号/u;
const ORDER =
  /([\p{Script=Han}]{2,20})令[ \u3000]*(?:[（(]?第[ \u3000]*(\d{1,4}|[零〇一二三四五六七八九十百]+)[ \u3000]*号[）)]?)/u;
const REGISTERED = /[A-Z]{3,5}\s*[—–－-]\s*\d{4}\s*[—–－-]\s*\d{5}/;

/** The first day that a text names, as `YYYY-MM-DD`; `null` where it names none, or none that exists. */
export function readDay(text: string): Day | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => readNumber(part.replace(/[○O]/g, '〇'))) as (number | null)[];
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** Whether a line holds nothing but a day. */
export function isDayLine(text: string): boolean {
  return readDay(text) !== null && text.replace(DATE, '').replace(/[（）()\s\u3000印发]/g, '') === '';
}

/** A day as people write it: 2021年3月1日. */
export function writtenDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A document's number in its usual form: 湘政发〔2021〕3号, 湖南省人民政府令第222号. */
export function readDocumentNumber(text: string): { number: string; alone: boolean } | null {
  const match = NUMBER.exec(text);
  if (match) {
    const year = readNumber((match[2] as string).replaceAll('○', '〇'));
    const number = `${match[1]}〔${year}〕${Number(match[3])}号`;
    return {
      number,
      alone:
        text
          .replace(match[0], '')
          .replace(REGISTERED, '')
          .replace(/[\s\u3000]|签发人.*/g, '') === '',
    };
  }
  const order = ORDER.exec(text);
  if (!order) return null;
  return { number: `${order[1]}令第${readNumber(order[2] as string)}号`, alone: text.length - order[0].length < 3 };
}

/** The number under which a normative document is registered: HNPR-2021-01002. */
export function readRegistration(text: string): string | null {
  return (
    REGISTERED.exec(text)?.[0]
      .replace(/[—–－]/g, '-')
      .replace(/\s/g, '') ?? null
  );
}
