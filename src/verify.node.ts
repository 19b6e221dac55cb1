import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readKeys } from './participation/ledger/receipt-file.ts';
import { type VerificationReport, verifyReceipt } from './participation/ledger/verify.ts';

// Checks a receipt's file, reading nothing but the files named. The exit code is 0 where everything could be checked
// and holds, 1 where something does not hold, 2 where not everything could be checked or the call is wrong.
const USAGE = '用法：npm run verify -- 回执.json [--text 意见.txt] [--keys 公钥.json]';
const EXIT_CODES = { passed: 0, failed: 1, incomplete: 2 };
const CONCLUSIONS = {
  passed: '结论：全部核验通过。',
  failed: '结论：核验不通过。',
  incomplete: '结论：已给出的部分没有发现不符，但材料不全，不能全部核验。',
};

/** What the person must mend in the call; the message is printed. */
class CallError extends Error {}

function read(path: string): string {
  try {
    // npm runs scripts in the project's root and says here from where it was called.
    return readFileSync(resolve(process.env.INIT_CWD ?? '', path), 'utf8');
  } catch {
    throw new CallError(`读不到文件：${path}`);
  }
}

function readJson(path: string): unknown {
  const text = read(path);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new CallError(`不是 JSON 文件：${path}`);
  }
}

function parsed(words: string[]): { receipt: string; text?: string | undefined; keys?: string | undefined } {
  try {
    const options = { text: { type: 'string' }, keys: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [receipt, ...others] = positionals;
    if (receipt !== undefined && others.length === 0) return { receipt, ...values };
  } catch {
    // Falls through to the usage, which says more than the parser's English.
  }
  throw new CallError(USAGE);
}

function verify(words: string[]): VerificationReport {
  const call = parsed(words);
  const text = call.text === undefined ? undefined : read(call.text);
  const keys = call.keys === undefined ? undefined : readKeys(readJson(call.keys));
  if (keys?.length === 0) throw new CallError(`文件里没有公钥：${call.keys}`);
  return verifyReceipt(readJson(call.receipt), { text, keys });
}

function main(words: string[]): number {
  try {
    const { overall, steps } = verify(words);
    for (const { name, ok, detail } of steps)
      console.log(`${ok === null ? '未核验' : ok ? '通过　' : '不符　'} ${name}：${detail}`);
    console.log(CONCLUSIONS[overall]);
    return EXIT_CODES[overall];
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
