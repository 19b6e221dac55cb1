import type { Leaf, LedgerKey, SignedRoot } from '../../domain/ledger.ts';
import { parseReceipt } from '../../domain/receipt.ts';
import { commit, isSalt } from './commitment.ts';
import { hashOfLeaf } from './hashing.ts';
import { verifyInclusion } from './proof.ts';
import { isLeaf, type ReceiptFile, readReceiptFile } from './receipt-file.ts';
import { verifyPromise, verifyRoot } from './signing.ts';

/** One thing that was checked. `ok` is `null` where what it takes was not given. Name and detail are for people. */
export interface VerificationStep {
  name: string;
  ok: boolean | null;
  detail: string;
}

/** What a check found: `passed` only where every step could be taken and held. */
export interface VerificationReport {
  overall: 'passed' | 'failed' | 'incomplete';
  steps: VerificationStep[];
}

/** What the person brings beside the file. Published keys given here stand in place of those in the file. */
export interface VerificationOptions {
  text?: string | undefined;
  keys?: LedgerKey[] | undefined;
}

/**
 * Checks a comment's receipt by itself: no network, no store, nothing but the file, the text and the published keys.
 * Keys that stand only in the file show no more than that it agrees with itself, so the report is then `incomplete`.
 *
 * @param file what accepting the comment answered, what asking for the receipt answered, or both in one object, as
 *   parsed JSON. Nothing is thrown, whatever it is.
 */
export function verifyReceipt(file: unknown, options: VerificationOptions = {}): VerificationReport {
  const parts = readReceiptFile(file);
  const published = (options.keys ?? []).length > 0;
  const given = { ...parts, text: options.text ?? parts.text, keys: published ? (options.keys ?? []) : parts.keys };
  const steps = [
    ...STEPS.map(([name, take]) => ({ name, ...attempt(take, given) })),
    { name: '公钥来源', ...keysVerdict(given, published) },
  ];
  const failed = steps.some(({ ok }) => ok === false);
  return { overall: failed ? 'failed' : steps.every(({ ok }) => ok) ? 'passed' : 'incomplete', steps };
}

type Verdict = Omit<VerificationStep, 'name'>;

const pass = (detail: string): Verdict => ({ ok: true, detail });
const fail = (detail: string): Verdict => ({ ok: false, detail });
const missing = (detail: string): Verdict => ({ ok: null, detail });

const STEPS: [string, (given: ReceiptFile, leaf: Leaf) => Verdict][] = [
  ['回执号校验位', checkDigitsVerdict],
  ['回执号属于这条存证记录', receiptVerdict],
  ['意见原文与存证哈希相符', textVerdict],
  ['受理承诺的签名', promiseVerdict],
  ['存证链收录证明', inclusionVerdict],
  ['存证链根的签名', rootVerdict],
];

function attempt(take: (given: ReceiptFile, leaf: Leaf) => Verdict, given: ReceiptFile): Verdict {
  if (given.leaf === undefined) return missing(given.routed ? ROUTED : '文件里没有存证记录（ledger.leaf）');
  if (!isLeaf(given.leaf)) return fail('存证记录的格式不对');
  try {
    return take(given, given.leaf);
  } catch {
    // Lone surrogates: there is no canonical JSON, so nothing can have been signed.
    return fail('内容里有无法编码的字符');
  }
}

const ROUTED = '这份回执按举报转办，原文不进入存证链';

function checkDigitsVerdict({ receipt }: ReceiptFile, leaf: Leaf): Verdict {
  const wrong = [receipt ?? leaf.receipt, leaf.receipt].some((each) => parseReceipt(String(each)) === null);
  return wrong ? fail('校验位不对，请核对号码') : pass(leaf.receipt);
}

function receiptVerdict({ receipt }: ReceiptFile, leaf: Leaf): Verdict {
  if (receipt === undefined) return missing('文件里没有回执号（receipt）');
  const same = typeof receipt === 'string' && (parseReceipt(receipt) ?? receipt) === leaf.receipt;
  return same ? pass(`存证记录写的是 ${leaf.receipt}`) : fail(`存证记录写的是另一个回执号 ${leaf.receipt}`);
}

function textVerdict({ text, salt }: ReceiptFile, leaf: Leaf): Verdict {
  if (text === undefined) return missing('没有给出意见原文');
  if (salt === undefined) return missing('没有给出盐值（salt）；原文删除后盐值一并删除，不能再核对');
  if (typeof text !== 'string' || !isSalt(salt)) return fail('原文或盐值的格式不对');
  if (/\p{Surrogate}/u.test(text)) return fail('原文里有无法编码的字符');
  if (commit(salt, text) === leaf.commitment) return pass('一字不差');
  // What an editor adds in saving: a mark in front, other line ends, one more at the end. Each is tried by the hash.
  const unmarked = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const trials = [unmarked, unmarked.replace(/\n$/, ''), unmarked.trim()].flatMap((each) => [
    each,
    each.replace(/\n/g, '\r\n'),
  ]);
  return trials.some((each) => commit(salt, each) === leaf.commitment)
    ? pass('文字相同，只有换行、首尾空白或文件标记不同')
    : fail('原文与受理时不同，或者盐值不对');
}

function promiseVerdict({ promise, keyId, keys }: ReceiptFile, leaf: Leaf): Verdict {
  if (promise === undefined || keyId === undefined) return missing('文件里没有签名的承诺（promise、keyId）');
  if (typeof promise !== 'string') return fail('承诺的格式不对');
  return signatureVerdict(keys, keyId, (key) => verifyPromise({ leaf, promise, keyId: key.keyId }, key));
}

function inclusionVerdict({ index, size, root, inclusion }: ReceiptFile, leaf: Leaf): Verdict {
  if ([index, size, root, inclusion].includes(undefined)) return missing('尚未收录，或者文件里没有收录证明');
  if (typeof index !== 'number' || typeof size !== 'number' || typeof root !== 'string' || !Array.isArray(inclusion))
    return fail('收录证明的格式不对');
  return verifyInclusion({ leafHash: hashOfLeaf(leaf), index, size, root, inclusion })
    ? pass(`第 ${index + 1} 条，共 ${size} 条，由证明算得的根与所给的根相同`)
    : fail('由证明算得的根与所给的根不同');
}

function rootVerdict({ signedRoot, size, root, keys }: ReceiptFile, leaf: Leaf): Verdict {
  if (signedRoot === undefined) return missing('文件里没有签名的根（signedRoot）');
  if (signedRoot.decision !== leaf.decision) return fail('签名的根属于另一个决策事项');
  if (signedRoot.size !== size || signedRoot.root !== root) return fail('签名的根不是收录证明所指的根');
  const signed = signedRoot as unknown as SignedRoot;
  return signatureVerdict(keys, signed.keyId, (key) => verifyRoot(signed, key));
}

function signatureVerdict(keys: LedgerKey[], keyId: unknown, verify: (key: LedgerKey) => boolean): Verdict {
  if (keys.length === 0) return missing('没有给出公钥');
  const key = keys.find((each) => each.keyId === keyId);
  if (!key) return fail(`所给的公钥里没有 ${String(keyId)}`);
  return verify(key) ? pass(`由公钥 ${key.keyId} 签名`) : fail('签名不对，或者公钥与它的编号不符');
}

function keysVerdict({ keys }: ReceiptFile, published: boolean): Verdict {
  if (keys.length === 0) return missing('没有给出公钥');
  return published
    ? pass('用的是另行给出的公布公钥')
    : missing('公钥取自回执文件本身，只能说明前后一致；请另行给出公布的公钥');
}
