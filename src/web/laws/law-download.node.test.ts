import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES } from './law.fixture.node.ts';

test('a law can be had as a Word document: source and hash in front, its text to the character', async () => {
  const app = await lawPages(await corpusWith(BRIDGES, OLD_RULES), madeUpSources());
  const response = await app.request('/laws/qiao/download?format=docx');
  expect(response.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  );
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
    '中华人民共和国桥梁养护法（2023年6月1日）.docx',
  );
  const buffer = Buffer.from(await response.arrayBuffer());
  const written = (await mammoth.extractRawText({ buffer })).value.split('\n').filter(Boolean);
  expect(written[0]).toBe('中华人民共和国桥梁养护法');
  expect(written).toContain(`文件：桥/2023-06-01.md（SHA-256：${'a'.repeat(64)}）`);
  expect(written.slice(written.indexOf('第一章 总 则'))).toEqual([
    '第一章 总 则',
    '第一条 为了让桥梁经久耐用，方便行人和车辆通过，制定本法。',
    '第二条 养护的花费由本级预算安排，专款专用，任何人都不能挪走。',
    '第三条 本法所称桥梁，是指跨越河流、道路的建筑物。',
    '第二章 养护',
    '第一节 检查',
    '第四条 管理单位每年检查桥梁两次，并且把检查的结果记在簿子上。',
    '（一）罚款依照《中华人民共和国行政处罚法》和《关于修改<甲乙>的决定》办理；',
    '（二）以前按《旧桥暂行办法》记的簿子仍然有效。',
    '第四条之一 检查的人不得少于两名。',
  ]);
  const html = await (await app.request('/laws/qiao')).text();
  for (const format of ['docx', 'txt', 'md'])
    expect(html).toContain(`href="/laws/qiao/download?format=${format}&amp;version=2023-06-01"`);
});
