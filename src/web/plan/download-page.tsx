import type { Plan } from '../../domain/corpus.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { PlanHead, Provenance } from './plan-head.tsx';

/** The files of the plan: which there are, what stands in them, and how their text is checked. */
export function DownloadPage({ frame, plan }: { frame: Frame; plan: Plan }) {
  return (
    <Layout frame={frame} title="下载方案" current="plan">
      <div class="facts-page">
        <PlanHead plan={plan} view="download" title="下载方案">
          <p class="lead">{`《${plan.title}》全文：序言、${plan.parts.length}个部分、${plan.sections.length}节、${plan.tasks.length}项任务和结语。`}</p>
        </PlanHead>
        <ul class="files">
          <li>
            <a class="button" href="/plan/download.docx">
              下载Word文档
            </a>
            <p>适合打印、批注、摘录。版式参照公文格式，文件格式docx。</p>
          </li>
          <li>
            <a class="button quiet" href="/plan/download.txt">
              下载纯文本
            </a>
            <p>任何设备都能打开。UTF-8编码，文件格式txt。</p>
          </li>
        </ul>
        <section class="prose" aria-labelledby="inside-title">
          <h2 id="inside-title">文件里有什么</h2>
          <ul>
            <li>方案原文，一字未改，不含AI生成的内容。</li>
            <li>文头写明发布机关、文本来源、实施期、语料版本、下载日期，以及原文的SHA-256校验值。</li>
            <li>
              文末附注列出{String(plan.tasks.flatMap(({ errata }) => errata).length)}
              处疑有脱漏或错误的地方。附注由本站所加，与原文分开。
            </li>
          </ul>
          <p>只要其中一项任务：打开那一项的页面，在“引用和下载这一项”里下载。</p>
        </section>
        <section class="prose" aria-labelledby="from-title">
          <h2 id="from-title">文本从哪里来</h2>
          <Provenance plan={plan} />
          <p class="hint">本站不是发布机关。正式使用前，请以正式印发的文本为准。</p>
        </section>
      </div>
    </Layout>
  );
}
