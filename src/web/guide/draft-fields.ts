import { LIMITS } from '../../domain/limits.ts';

/** The forms in which information is given, and the ways to get it. */
export const FORMS = { paper: '纸质', electronic: '电子', either: '纸质、电子都可以' } as const;
export const WAYS = { post: '邮寄', email: '电子邮件', collect: '当面领取' } as const;

/** A line or a text of the form. `autocomplete` is what the browser may fill in of the person. */
export interface Field {
  label: string;
  limit: number;
  autocomplete: string;
  hint?: string;
  type?: 'tel' | 'email';
  rows?: number;
  isRequired?: boolean;
}

const { draftNameChars: NAME, draftLineChars: LINE, draftTextChars: TEXT } = LIMITS;

/** Everything that is typed, in the order of the form. */
export const FIELDS = {
  agency: {
    label: '向哪个机关申请',
    limit: NAME,
    autocomplete: 'off',
    isRequired: true,
    hint: '写机关的全称，例如“××县自然资源局”。',
  },
  name: { label: '姓名，或者单位的名称', limit: NAME, autocomplete: 'name', isRequired: true },
  identity: {
    label: '身份证明的名称',
    limit: NAME,
    autocomplete: 'off',
    isRequired: true,
    hint: '只写证件叫什么，例如“居民身份证”“营业执照”。请不要在这里写证件号码，草稿里留有空格，打印后自己填。',
  },
  phone: { label: '电话', limit: NAME, autocomplete: 'tel', type: 'tel' },
  address: { label: '通信地址', limit: LINE, autocomplete: 'street-address' },
  email: { label: '电子邮箱', limit: NAME, autocomplete: 'email', type: 'email' },
  title: { label: '名称', limit: LINE, autocomplete: 'off', hint: '例如“××路改造工程的批复”。' },
  number: { label: '文号', limit: NAME, autocomplete: 'off', hint: '知道就写，例如“×政发〔××××〕×号”。' },
  description: {
    label: '其他特征描述',
    limit: TEXT,
    autocomplete: 'off',
    rows: 6,
    hint: '不知道名称、文号的，写清是什么事、什么地方、大概什么时候、哪个单位办的，让机关能找到。',
  },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

/** What was filled in, tidied. `form` and `way` are empty where nothing we know was chosen. */
export type Draft = Record<FieldName, string> & { form: keyof typeof FORMS | ''; way: keyof typeof WAYS | '' };

/** One thing to mend, at the element with the id `field`. */
export interface DraftError {
  field: string;
  message: string;
}

/** Reads what was sent. Lines are made one line; what is no character (control and direction marks) is left out. */
export function readDraft(field: (name: string) => string): Draft {
  const typed = Object.entries<Field>(FIELDS).map(([name, { rows }]) => [name, tidy(field(name), rows !== undefined)]);
  const lines = Object.fromEntries(typed) as Record<FieldName, string>;
  // The text itself says that a copy goes along.
  lines.identity = lines.identity.replace(/的?复印件$/, '');
  const chosen = <T extends object>(of: T, name: string) =>
    (Object.hasOwn(of, field(name)) ? field(name) : '') as keyof T | '';
  return { ...lines, form: chosen(FORMS, 'form'), way: chosen(WAYS, 'way') };
}

function tidy(text: string, isLong: boolean): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n');
  const flat = isLong ? lines : lines.replace(/\s+/g, ' ');
  return flat.replace(/[^\P{Cc}\n]|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').trim();
}

/** What article 29 asks for and is not there, and what is too long or does not fit together; empty where all is well. */
export function checkDraft(draft: Draft): DraftError[] {
  const errors: DraftError[] = [];
  const need = (isThere: boolean, field: string, message: string): void => {
    if (!isThere) errors.push({ field, message });
  };
  for (const [name, { label, limit, isRequired }] of Object.entries<Field>(FIELDS)) {
    const { length } = draft[name as FieldName];
    need(length > 0 || !isRequired, name, `请填写“${label}”`);
    need(length <= limit, name, `“${label}”最多${limit}字，现在有${length}字`);
    if (name === 'identity') need(!/\d{6}/.test(draft.identity), name, '请只写证件的名称，不要写证件号码');
    if (name === 'email')
      need(/^$|^[^\s@]+@[^\s@]+$/.test(draft.email), name, '电子邮箱的写法不对，应当像 name@example.cn');
    if (name === 'email') need(draft.phone + draft.address + draft.email !== '', 'phone', '电话、地址、邮箱至少填一种');
  }
  const { title, number, description, form, way } = draft;
  need(title + number + description !== '', 'title', '名称、文号、其他特征描述至少填一种');
  need(form !== '', 'form-paper', '请选择提供信息的形式');
  need(way !== '', 'way-post', '请选择获取信息的方式');
  need(way !== 'post' || draft.address !== '', 'address', '选了邮寄，请填写通信地址');
  need(way !== 'email' || draft.email !== '', 'email', '选了电子邮件，请填写电子邮箱');
  need(way !== 'email' || form !== 'paper', 'way-email', '纸质的不能用电子邮件取，请改选形式或者方式');
  return errors;
}
