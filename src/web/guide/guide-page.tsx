import type { Matter } from '../../domain/matter.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Hotline, OnlyGuidance } from './guide-parts.tsx';
import { draftUrl, matterUrl } from './matter-page.tsx';

/** All matters, each with what it is for and when it fits. */
export function GuidePage({ frame, matters }: { frame: Frame; matters: Matter[] }) {
  const description = `${matters.map(({ name }) => name).join('、')}：怎么走、期限多长、找谁。`;
  return (
    <Layout frame={frame} title="办事指引" current="guide" description={description}>
      <div class="guide">
        <div class="hero">
          <h1>办事指引</h1>
          <p class="lead">先看自己的事像下面哪一种，再看怎么走、期限多长、找谁。</p>
          <OnlyGuidance />
        </div>
        <ul class="matters">
          {matters.map((matter) => (
            <li>
              <h2>
                <a href={matterUrl(matter.id)}>{matter.name}</a>
              </h2>
              <p>{matter.purpose}</p>
              <ul class="fits">
                {matter.fits.map((fit) => (
                  <li>{fit}</li>
                ))}
              </ul>
              {matter.draft ? (
                <p>
                  <a href={draftUrl(matter.id)}>写一份申请书草稿</a>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        <div class="after">
          <Hotline />
          <p>
            也可以<a href="/">用平常的话提问</a>，或者<a href="/plan">查方案原文</a>。
          </p>
        </div>
      </div>
    </Layout>
  );
}
