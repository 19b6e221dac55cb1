import { dayInWords } from '../../domain/law-time.ts';
import { Moment } from './components.tsx';
import type { Frame, Site } from './frame.ts';

const MAP = [
  {
    name: '查和问',
    pages: [
      { href: '/', name: '提问' },
      { href: '/plan', name: '方案' },
      { href: '/laws', name: '法律' },
      { href: '/guide', name: '办事指引' },
    ],
  },
  {
    name: '参与决策',
    pages: [
      { href: '/decisions', name: '决策征求意见' },
      { href: '/receipts', name: '查意见的回执' },
    ],
  },
  {
    name: '关于本站',
    pages: [
      { href: '/about', name: '说明' },
      { href: '/about#privacy', name: '存什么、存多久' },
      { href: '/about#complaint', name: '意见与投诉' },
      { href: '/about#accessibility', name: '无障碍' },
      { href: '/docs', name: '接口说明' },
    ],
  },
];

/** The foot of every page: all there is, what the texts are worth, who runs it, and on paper where and when it was read. */
export function Foot({ frame: { site, url, corpusVersion, asOf, madeAt } }: { frame: Frame }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <nav class="map" aria-label="网站地图">
          {MAP.map(({ name, pages }, at) => (
            <div>
              <h2 id={`map-${at + 1}`}>{name}</h2>
              <ul aria-labelledby={`map-${at + 1}`}>
                {pages.map((page) => (
                  <li>
                    <a href={page.href}>{page.name}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div class="words">
          <p>湘问帮助查找方案原文，不是行政机关的答复，也不是法律意见。急事、投诉、求助请拨打政务服务便民热线12345。</p>
          <p>
            标有「AI生成」的文字由人工智能生成，可能有误，请以所附原文为准；内容有问题，可以
            <a href="/about#complaint">投诉</a>。
          </p>
          <Host site={site} />
          <p class="print">
            {`网址：${url}；语料版本：${corpusVersion}，法律效力状态截至${dayInWords(asOf)}；时间：`}
            <Moment iso={new Date(madeAt).toISOString()} />
          </p>
        </div>
      </div>
    </footer>
  );
}

function Host({ site: { operator, contact, identifiers = [] } }: { site: Site }) {
  const said = [operator && `主办：${operator}`, contact && `联系：${contact}`, ...identifiers].filter(Boolean);
  return said.length ? (
    <p class="host">
      {said.map((one) => (
        <span>{one}</span>
      ))}
    </p>
  ) : null;
}
