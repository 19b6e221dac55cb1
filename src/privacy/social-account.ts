import type { Sighting } from './found.ts';

const DIGIT = '[0-9零〇一二三四五六七八九幺]';
const DIGITS = `${DIGIT}(?:[\\s.\\-]{0,2}${DIGIT}){4,11}`;
const ACCOUNT = '[A-Za-z][A-Za-z0-9_-]{5,19}';
const WECHAT = '(?:[微威薇]\\s?信|v\\s?信|薇|(?<![A-Za-z])(?:wechat|weixin|wx|vx)|加\\s?v|\\+\\s?v|绿泡泡)';
const QQ = '(?:qq群?|q|扣扣|企鹅)';
const OTHER = '(?:抖音|快手|微博|小红书|支付宝|陌陌|钉钉|telegram|tg|twitter|facebook)';
/** What links a platform's name with an account; a public account (公众号) or a mini programme is nobody's. */
const LINK = '\\s?(?:(?:账号|帐号|号码|号|id)\\s?(?:是|为|:|=)?|是|为|:|=|同)\\s?';

const PATTERNS = [
  `(?<=${WECHAT}${LINK})(?:${ACCOUNT}|${DIGITS})`,
  `(?<=${WECHAT}\\s?)(?=[A-Za-z_-]{0,19}[0-9])${ACCOUNT}`,
  `(?<=(?<![A-Za-z])v\\s?:\\s?)${ACCOUNT}`,
  `(?<=(?<![A-Za-z])${QQ}(?:${LINK}|\\s?))${DIGITS}`,
  `(?<=${OTHER}${LINK})(?:${ACCOUNT}|${DIGITS})`,
].map((pattern) => new RegExp(`${pattern}(?![A-Za-z0-9_])`, 'gi'));
const HOTLINE = /^(?:12[0-9]{3}|9[56][0-9]{3,4}|1[12][0-9])$/;
const QUANTITY = /^\s?(?:元|块|万|亿|%|个|人|条|次|年|月|日|分|粉)/;

/** Accounts that a platform's name introduces: 微信号:…, QQ 12345678, v:…, 抖音号:…. */
export function findSocialAccounts(text: string): Sighting[] {
  return PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(({ index, 0: account }) => !HOTLINE.test(account) && !QUANTITY.test(text.slice(index + account.length)))
    .map(({ index, 0: account }) => ({ kind: 'social_account', start: index, end: index + account.length }));
}
