import type { Child } from 'hono/jsx';
import type { Plan, Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';
import { sentenceId } from '../frame/dressing.tsx';
import type { Frame } from '../frame/frame.ts';

/** So many characters of a sentence are enough to know it by. */
const BEGINNING = 18;

/** How to cite a task, and the task as a file. */
export function Citing(props: { plan: Plan; task: Task; quote: Span | null; children?: Child }) {
  const { plan, task, quote, children } = props;
  const words = quote ? `：“${task.text.slice(quote.start, quote.end)}”` : `“${task.heading}”`;
  return (
    <section class="citing no-print" aria-labelledby="citing-title">
      <h2 id="citing-title">引用和下载这一项</h2>
      <p class="cite-text" id="citation">{`《${plan.title}》${task.label}${words}。文本来源：${plan.source}。`}</p>
      <p class="cite-tools">
        <button type="button" class="button quiet" id="copy" data-copy="citation" hidden>
          复制引用文字
        </button>
        <a href={`${task.url}/download.docx`}>下载Word文档</a>
        <a href={`${task.url}/download.txt`}>下载纯文本</a>
        <span id="copied" data-told role="status"></span>
      </p>
      {children}
    </section>
  );
}

/** The link to each sentence of a task: by itself to follow or to copy from the address bar, by the button copied. */
export function SentenceLinks({ frame, task }: { frame: Frame; task: Task }) {
  const { origin } = new URL(frame.url);
  return (
    <details class="sentences">
      <summary>{`链接到某一句（共${task.sentences.length}句）`}</summary>
      <ol>
        {task.sentences.map((span, index) => {
          const id = sentenceId(index + 1);
          return (
            <li>
              <a href={`#${id}`}>{`第${index + 1}句：${beginningOf(task.text.slice(span.start, span.end))}`}</a>
              <code id={`link-${id}`}>{`${origin}${task.url}#${id}`}</code>
              <button
                type="button"
                class="button quiet"
                data-copy={`link-${id}`}
                aria-label={`复制链接：第${index + 1}句`}
                hidden
              >
                复制链接
              </button>
              <span data-told role="status"></span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

function beginningOf(sentence: string): string {
  return sentence.length > BEGINNING ? `${sentence.slice(0, BEGINNING)}…` : sentence;
}
