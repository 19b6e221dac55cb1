import type { Office } from '../../domain/corpus.ts';
import type { Point } from '../laws/points.tsx';
import { type Draft, FORMS, WAYS } from './draft-fields.ts';

/** The name of the file that is handed over. */
export const DRAFT_FILE = '政府信息公开申请书（草稿）.txt';

const TITLE = '政府信息公开申请书';
const BLANK = '＿＿＿＿＿＿＿＿';
/** Stands between the application and the remarks. */
export const RULE = '————————————————';

/** The text in its two halves: what goes to the office, and what its writer must know. */
export interface DraftText {
  title: string;
  application: string;
  remarks: string;
}

/**
 * The finished text, without Markdown: the application with all that article 29 asks for, and the remarks. `basis` is the point that says where it is handed in; `office` says more.
 */
export function draftText(draft: Draft, basis: Point | null, office: Office | undefined): DraftText {
  return { title: TITLE, application: application(draft), remarks: remarks(draft, basis, office) };
}

/** The whole as one text. */
export function joined({ title, application: body, remarks: below }: DraftText): string {
  return `${title}\n\n${body}\n\n${RULE}\n${below}\n`;
}

function application(draft: Draft): string {
  const { agency, name, identity, phone, address, email, title, number, description, form, way } = draft;
  return [
    `${agency}：`,
    '',
    '一、申请人',
    `姓名（名称）：${name}`,
    `身份证明：${identity}（复印件附后）`,
    `证件号码：${BLANK}`,
    ...filled([
      ['联系电话', phone],
      ['通信地址', address],
      ['电子邮箱', email],
    ]),
    '',
    '二、申请公开的政府信息',
    ...filled([
      ['名称', title],
      ['文号', number],
      ['其他特征描述', description],
    ]),
    '',
    '三、形式要求',
    `提供信息的形式：${form && FORMS[form]}`,
    `获取信息的方式：${way && WAYS[way]}`,
    '',
    `附件：${identity}复印件`,
    '',
    `申请人（签名或者盖章）：${BLANK}`,
    '申请日期：＿＿＿＿年＿＿月＿＿日',
  ].join('\n');
}

function filled(lines: [label: string, value: string][]): string[] {
  return lines.filter(([, value]) => value !== '').map(([label, value]) => `${label}：${value}`);
}

function remarks({ agency, identity }: Draft, basis: Point | null, office: Office | undefined): string {
  return [
    '提示（递交前请删去）',
    '· 这是一份草稿，还没有交给任何机关。湘问只作指引，不受理、不转交任何申请，也不保存您填写的内容。',
    `· 递交时要附身份证明：${identity}的复印件。证件号码、签名和日期由您自己填。`,
    `· 交到哪里：${agency}的政府信息公开工作机构。具体的窗口、地址和网上渠道，看该机关的政府信息公开指南。`,
    ...(basis ? [`· ${basis.label}要点（非原文）：${basis.says}`] : []),
    ...(office ? [`· ${office.guidance}${office.verified ? '' : '（本站整理，待核实）'}`] : []),
    '· 弄不清交到哪里，可以打政务服务便民热线12345。',
  ].join('\n');
}
