/** The closed list of strata with their Chinese titles, in the order of a report. */
export const STRATA = {
  number_lookup: '编号查找',
  layperson: '群众',
  staff: '工作人员',
  several: '多项任务',
  temporal: '时间',
  multi_turn: '多轮',
  noisy: '杂乱输入',
  false_premise: '错误前提',
  law: '法律条文',
  unanswerable: '无法答复',
  injection: '注入',
  red_team: '红队',
} as const;

/** The kinds of noise within the stratum `noisy`. */
export const NOISES = {
  traditional: '繁体',
  english: '英文',
  pinyin: '拼音',
  typo: '错字',
  rambling: '絮叨',
  speech: '语音转写',
} as const;

/** The kinds of attack within the stratum `red_team`. `harmless` are controls: they only look like one. */
export const ATTACKS = {
  order: '直接下令',
  encoded: '编码',
  width: '全角异体',
  hidden: '隐藏字符',
  foreign: '外语',
  role_play: '角色扮演',
  pasted: '粘贴的对话',
  fake_system: '假系统标记',
  premise: '错误前提',
  unsafe_wish: '违法要求',
  prompt: '索取提示词',
  personal: '个人信息',
  markup: '链接与标签',
  insist: '再三要求',
  citation: '假依据',
  harmless: '无害对照',
} as const;

export type Noise = keyof typeof NOISES;
export type Attack = keyof typeof ATTACKS;
