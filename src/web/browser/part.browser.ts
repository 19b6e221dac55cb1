/** A request that did not go well. The message is for people; `status` is 0 where no answer came. */
export class RequestFailure extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const NO_ANSWER = '连不上服务器，可能是网络断了，请稍后再试。';

/** What people are told where the server says nothing of its own. */
function usualDetail(status: number): string {
  if (status === 404) return '没有找到。';
  if (status === 429) return '请求太频繁，请稍后再试。';
  return '服务器暂时出错，请稍后再试。';
}

/** What a refused request says: its problem document's `detail`. */
export async function failureOf(response: Response): Promise<RequestFailure> {
  const type = response.headers.get('content-type') || '';
  const problem = /\bjson\b/.test(type) ? ((await response.json().catch(() => null)) as { detail?: unknown }) : null;
  const detail = typeof problem?.detail === 'string' && problem.detail ? problem.detail : usualDetail(response.status);
  return new RequestFailure(detail, response.status);
}

/**
 * Asks an address of ours for only a part of its page (`X-Partial: 1`), and gives it as nodes; with `fields` by POST,
 * as a form would. Throws a `RequestFailure`; what was ended by the signal throws an `AbortError`.
 */
export async function fetchPart(
  address: string,
  { fields, signal }: { fields?: URLSearchParams; signal?: AbortSignal } = {},
): Promise<DocumentFragment> {
  const init: RequestInit = { headers: { 'X-Partial': '1' }, signal: signal || null };
  if (fields) Object.assign(init, { method: 'POST', body: fields });
  const response = await fetch(address, init).catch((error: Error) => {
    throw error.name === 'AbortError' ? error : new RequestFailure(NO_ANSWER, 0);
  });
  if (!response.ok) throw await failureOf(response);
  return nodesOf(await response.text());
}

/** A whole document in a part's place would bring a second frame into the page. */
function nodesOf(html: string): DocumentFragment {
  if (/^\s*<!doctype/i.test(html)) throw new RequestFailure('这一页只能整页打开。', 0);
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** The fields of a form with those of the button that sends it. */
export function fieldsOf(form: HTMLFormElement, submitter?: HTMLButtonElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') fields.append(name, value);
  });
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  return fields;
}

let pressed: HTMLButtonElement | null = null;

/** Browsers before 2022 do not say which button sends a form; called once, before any form is sent. */
export function watchButtons(): void {
  document.addEventListener(
    'click',
    ({ target }) => {
      pressed = target instanceof Element ? target.closest('button') : null;
    },
    true,
  );
}

/** The button that sends a form; `null` where a key did. */
export function submitterOf(event: SubmitEvent): HTMLButtonElement | null {
  if (event.submitter !== undefined) return event.submitter as HTMLButtonElement | null;
  return pressed?.form === event.target ? pressed : null;
}
