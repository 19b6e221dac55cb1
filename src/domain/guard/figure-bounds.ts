/** Which way a figure bounds: from below (至少, 以上, 满), from above (不超过, 以下, 内), as a time ahead (七日前), or not at all. */
export type Bound = 'min' | 'max' | 'ahead' | null;

/** A bound, and whether it is said in words that set an amount (以上, 超过) and not merely stress one (至少, 最多). */
export interface BoundFound {
  bound: Bound;
  isSet: boolean;
}

const NOT_BELOW =
  '(?:别|勿|没有?|不得|不能|不可|不应|不应当|不许|不准|不|未|禁止)(?:低于|少于|小于|短于|早于|不足|不到)';
const NOT_ABOVE =
  '(?:别|勿|没有?|不得|不能|不可|不应|不应当|不许|不准|不|未|禁止)(?:超过|超出|高于|多于|大于|长于|晚于|迟于|超|逾)';
const SET_MIN = `${NOT_BELOW}|超过|超出|高于|多于|大于|长于|逾|(?<!不|未)满|达到|达`;
const SET_MAX = `${NOT_ABOVE}|低于|少于|小于|短于|不足|不满|未满|不到|未达到|未达`;
const STRESS_MIN = '至少|最少|起码|最低|最短|下限';
const STRESS_MAX = '至多|最多|顶多|最高|最长|最大|最迟|最晚|上限|限于';
const BEFORE = new RegExp(
  `(?:(?<setMin>${SET_MIN})|(?<setMax>${SET_MAX})|(?<min>${STRESS_MIN})|(?<max>${STRESS_MAX}))`,
  'g',
);

const AFTER_MIN = /^(?:有期徒刑)?(?:及|或|或者)?(?:以上|之上|开外)|^[多余](?=[^,;。]|$)/;
const AFTER_MAX = /^(?:及|或|或者)?(?:以下|之下|以内|之内|内|为限)/;
const TIME_MIN = /^(?:以后|之后|过后|后)(?!台|果|续)/;
const AHEAD = /^(?:以前|之前|前)/;
const DATE_MAX = /^(?:以前|之前|前|为止|止)/;
const DATE_MIN = /^(?:以后|之后|后|以来|起|开始)/;

/**
 * The bound of a figure by the words of its own clause: `before` from the figure before it on, `after` behind its unit.
 * What stands behind is nearer to it; a bound before it may stand some words away (至少安排听取一次).
 */
export function boundOf(before: string, after: string, isDate: boolean): BoundFound {
  if (isDate) {
    if (DATE_MAX.test(after)) return { bound: 'max', isSet: true };
    return { bound: DATE_MIN.test(after) ? 'min' : null, isSet: true };
  }
  if (AHEAD.test(after) || /提前(?:至少|不少于|最少)?$/.test(before)) return { bound: 'ahead', isSet: false };
  if (AFTER_MIN.test(after)) return { bound: 'min', isSet: true };
  if (AFTER_MAX.test(after)) return { bound: 'max', isSet: !/^(?:以|之)?内/.test(after) };
  const found = [...before.matchAll(BEFORE)].at(-1);
  // A day after which something begins is no bound of what stands before it: 满六十日后.
  if (!found || before.length - found.index > 20) return { bound: TIME_MIN.test(after) ? 'min' : null, isSet: false };
  const { setMin, setMax, min } = found.groups ?? {};
  const isNear = before.length - found.index - found[0].length <= (/^超/.test(found[0]) ? 8 : 2);
  if (setMin || setMax) return isNear ? { bound: setMin ? 'min' : 'max', isSet: true } : { bound: null, isSet: false };
  return { bound: min ? 'min' : 'max', isSet: false };
}
