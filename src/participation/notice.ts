import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { LIMITS } from '../domain/limits.ts';
import type { PrivacyNotice } from './participation.ts';

const DAY = 24 * 3_600_000;

/**
 * What is told before a comment is taken (《个人信息保护法》 articles 17 and 35). State organs consult by statutory
 * duty, so this is a notice and no consent; consent is asked for only where the law wants it separately. Short enough
 * for a chat. It has to stay true: whoever changes what is stored changes it here.
 */
const PARAGRAPHS = [
  '谁处理：这一事项的决策承办单位，名称和电话见事项页面（《个人信息保护法》第十七条第一款第一项）。',
  '存什么：意见文字、所指条款、收到时间、提交渠道。不问姓名、电话；聊天账号不和意见存在一起（同法第六条），' +
    `会话里只另存最近的回执号、撤回码，和没写完的草稿（最多留${LIMITS.dialogueMs / DAY}天）。`,
  '为什么：依法公开征求意见，用于研究和反馈（《重大行政决策程序暂行条例》第十五条、第十八条，《规章制定程序条例》第十五条）。' +
    '这是履行法定职责所必需，依《个人信息保护法》第十三条第一款第三项、第三十四条、第三十五条告知您，不是征求同意。',
  '存多久：研究、反馈和依法归档所必需的最短时间（同法第十九条，《重大行政决策程序暂行条例》第三十三条），存放在境内（同法第三十六条）。',
  '怎么公开：只公开隐去个人信息的文字；要公开您的个人信息，须您另行单独同意（同法第二十五条）。请不要写别人的和儿童的个人信息。',
  '您的权利：凭回执号随时查处理情况；凭撤回码撤回或者删除原文，存证链只留无法还原的哈希值；' +
    '查阅、复制原文请凭两者找承办单位（同法第四十五条、第四十七条）。',
  '举报违法违纪的，转给主管机关，不进存证链，不公开（《湖南省法治政府建设实施方案(2021-2025年)》任务44）。',
  '对处理个人信息不满意，可以向承办单位提出，也可以向网信等主管部门投诉、举报（《个人信息保护法》第五十条、第六十五条）。',
];

/** The version is a hash of the text, so that neither changes without the other. */
export const NOTICE: PrivacyNotice = {
  version: bytesToHex(sha256(new TextEncoder().encode(PARAGRAPHS.join('\n')))).slice(0, 12),
  paragraphs: PARAGRAPHS,
};
