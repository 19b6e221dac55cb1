import type { Span } from '../domain/passage.ts';

/** What is looked for. A `passport` is any travel document; a `social_account` a name at WeChat, QQ and the like. */
export type PersonalDataKind =
  | 'identity_number'
  | 'phone'
  | 'bank_card'
  | 'address'
  | 'email'
  | 'licence_plate'
  | 'passport'
  | 'social_account'
  | 'name';

/** A stretch of personal data: `text` is the source's own `slice(start, end)`, in UTF-16 offsets as received. */
export interface Found extends Span {
  kind: PersonalDataKind;
  text: string;
}

/** What one finder reports: a stretch of a reading's text, not yet of the source. */
export interface Sighting extends Span {
  kind: PersonalDataKind;
}

/** What stands in place of each kind in a redacted text. */
export const REDACTED: Readonly<Record<PersonalDataKind, string>> = {
  identity_number: '【身份证号已隐去】',
  phone: '【电话号码已隐去】',
  bank_card: '【银行卡号已隐去】',
  address: '【住址已隐去】',
  email: '【电子邮箱已隐去】',
  licence_plate: '【车牌号已隐去】',
  passport: '【证件号已隐去】',
  social_account: '【社交账号已隐去】',
  name: '【姓名已隐去】',
};
