/**
 * The script by which people check a receipt in their own browser; `src/build.cjs` bundles it as `dist/verifier.js`.
 * It sends nothing and asks for nothing: pulling the network's plug changes nothing of what it finds.
 *
 * The page must hold, before this script runs (`defer`, or at the end of the body):
 * - `#receipt-json`, a textarea: the receipt's JSON;
 * - `#receipt-file`, a file input: what is chosen is put into the textarea and checked, with the proof that stands there
 *   already where both are of the same receipt (the file was made before the comment was included);
 * - `#verify-button`, a `type="button"`;
 * - `#verify-result`, an empty element with `role="status"`: gets `<p data-overall="passed|failed|incomplete">` and
 *   `<ol>` of `<li data-ok="true|false|null">`, all as text.
 *
 * It may hold:
 * - `#receipt-text`, a textarea: the comment's text, where the receipt does not carry it (empty: not given);
 * - `#ledger-keys`, a `<script type="application/json">`: what `GET /api/ledger/keys` answers. Without it the report
 *   says that the keys are only the file's own.
 */
// First, since the libraries below need it while they load.
import './verifier.older.browser.ts';
import { readKeys } from '../../participation/ledger/receipt-file.ts';
import { type VerificationReport, type VerificationStep, verifyReceipt } from '../../participation/ledger/verify.ts';

const OVERALL = {
  passed: '核验通过：意见一字未改，就在存证链里。',
  failed: '核验不通过：下面标“不符”的地方对不上。请留好回执文件，联系承办单位。',
  incomplete: '没有发现不符，但材料不全：标“未核验”的没有核对。',
};
/** Nothing was missing but the text, which only the file holds. */
const WITHOUT_TEXT = '您的意见已在存证链里，没有被改动的迹象。没有选回执文件，所以原文没有一起核对。';

const textarea = (id: string): HTMLTextAreaElement | null => document.querySelector(`textarea#${id}`);

function verify(): void {
  let file: unknown;
  try {
    file = JSON.parse(textarea('receipt-json')?.value ?? '');
  } catch {
    show([line('p', '读不出回执：请粘贴或选择完整的回执文件（JSON）。', 'overall', 'failed')]);
    return;
  }
  const text = textarea('receipt-text')?.value || undefined;
  showReport(verifyReceipt(file, { text, keys: publishedKeys() }));
}

function publishedKeys(): ReturnType<typeof readKeys> {
  const json = document.getElementById('ledger-keys')?.textContent;
  return json ? readKeys(JSON.parse(json)) : [];
}

function showReport({ overall, steps }: VerificationReport): void {
  const list = document.createElement('ol');
  list.append(...steps.map(stepLine));
  const unknown = steps.filter(({ ok }) => ok === null);
  const isTextOnly = overall === 'incomplete' && unknown.every(({ name }) => name === TEXT_STEP);
  const said = line('p', isTextOnly ? WITHOUT_TEXT : OVERALL[overall], 'overall', overall);
  if (isTextOnly) said.className = 'ok';
  show([said, list]);
}

function stepLine({ name, ok, detail }: VerificationStep): HTMLElement {
  const item = line('li', `　${name}：${detail}`, 'ok', String(ok));
  item.prepend(Object.assign(document.createElement('b'), { textContent: VERDICTS[String(ok)] }));
  return item;
}

const TEXT_STEP = '意见原文与存证哈希相符';
const VERDICTS: Record<string, string> = { true: '通过', false: '不符', null: '未核验' };

function line(tag: 'p' | 'li', text: string, key: 'ok' | 'overall', value: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dataset[key] = value;
  return element;
}

function show(nodes: Node[]): void {
  const result = document.getElementById('verify-result');
  if (!result) return;
  result.textContent = '';
  result.append(...nodes);
}

function load(this: HTMLInputElement): void {
  const [chosen] = this.files ?? [];
  const target = textarea('receipt-json');
  if (!chosen || !target) return;
  const reader = new FileReader();
  reader.onload = () => {
    target.value = withProof(String(reader.result), target.value);
    verify();
  };
  reader.readAsText(chosen);
}

/** The file's own fields count before what stood there: leaf and promise are what the person was given. */
function withProof(file: string, served: string): string {
  const [own, proof] = [parsed(file), parsed(served)];
  if (!own?.ledger || !proof?.ledger || own.receipt !== proof.receipt) return file;
  return JSON.stringify({ ...proof, ...own, ledger: { ...proof.ledger, ...own.ledger } }, null, 2);
}

function parsed(json: string): { receipt?: unknown; ledger?: object | null } | null {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

document.getElementById('verify-button')?.addEventListener('click', verify);
document.querySelector<HTMLInputElement>('input#receipt-file')?.addEventListener('change', load);
