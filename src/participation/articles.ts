import { chineseNumber } from '../domain/reference.ts';

/** What the letters of an article stand for; T is a task of the plan. */
const LAWS: Readonly<Record<string, string>> = {
  D: '重大行政决策程序暂行条例',
  R: '规章制定程序条例',
  P: '个人信息保护法',
  G: '政府信息公开条例',
  X: '信访工作条例',
  E: '电子签名法',
  N: '网络数据安全管理条例',
  B: '无障碍环境建设法',
};

/** D15 → 《重大行政决策程序暂行条例》第十五条, D10(3) → …第十条第三项, T31 → 方案任务31; what it is not stays as it is. */
export function articleInWords(article: string): string {
  const [, letter = '', number = '', item] = /^([A-Z])(\d+)(?:\((\d+)\))?$/.exec(article) ?? [];
  if (letter === 'T') return `方案任务${number}`;
  const law = LAWS[letter];
  if (!law) return article;
  const place = `第${chineseNumber(Number(number))}条`;
  return `《${law}》${place}${item ? `第${chineseNumber(Number(item))}项` : ''}`;
}
