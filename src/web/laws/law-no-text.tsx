import type { Law } from '../../domain/law.ts';

/** Says that the text is not there, where it can be read, and what there is instead. */
export function NoText({ law }: { law: Law }) {
  return (
    <section class="note no-text" aria-labelledby="no-text-title">
      <h2 id="no-text-title">本站没有这个版本的原文</h2>
      <p>这里只有本站写的要点，不是原文，不能代替原文引用。要看条文：</p>
      <ol>
        <li>打开国家法律法规数据库（全国人民代表大会常务委员会办公厅主办，flk.npc.gov.cn）；</li>
        <li>
          搜索名称：<span class="cite-text">{law.title}</span>
        </li>
        <li>核对公布日期和施行日期，以那里的文本为准。</li>
      </ol>
      <p class="hint">
        管理员：运行 <code>npm run corpus -- pull</code> 取回并核对以后，这里就有原文。
      </p>
    </section>
  );
}
