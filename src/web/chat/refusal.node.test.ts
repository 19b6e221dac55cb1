import { afterEach, expect, test } from 'vitest';
import type { RefusalReason } from '../../domain/answer.ts';
import { type OpenChat, openChat } from './chat.fixture.node.ts';

let chat: OpenChat;

afterEach(() => chat.close());

async function refused(reason: RefusalReason, question: string): Promise<string> {
  const related = [{ ref: 'plan:47', label: '任务47', heading: '全面落实行政裁量权基准制度' }];
  const text = '没有写罚款多少。\n可以找:市场监管部门(12315)。先问清楚。';
  chat = await openChat(() => ({ outcome: 'refused', reason, citations: [], related, text }));
  return (await chat.post('/', { question })).text();
}

test('a refusal says why, what is near, where people are, and what to do instead', async () => {
  const html = await refused('no_basis', '罚款多少?');
  expect(html).toContain('方案里没有找到依据');
  expect(html).toContain('<a href="/plan/47">任务47 全面落实行政裁量权基准制度</a>');
  expect(html).toMatch(
    /<section class="human"[^>]*><h4>找人工<\/h4><p class="phone">.*<p>可以找:市场监管部门\(12315\)。先问清楚。<\/p>/,
  );
  expect(html).toContain('href="tel:12345"');
  expect(html.indexOf('找人工')).toBeLessThan(html.indexOf('最接近的内容'));
  expect(html).toContain('换个说法再问');
  expect(html).toContain(`<a href="/plan?q=${encodeURIComponent('罚款多少?')}">到方案原文里查“罚款多少?”</a>`);
  expect(html).toContain('<a href="/guide">');
  expect(html).not.toContain('class="sources"');
});

test('no address holds a question that may hold somebody’s number, or is long', async () => {
  for (const question of ['我的电话13812345678，罚款多少', '很长的问题'.repeat(20)]) {
    const html = await refused('no_basis', question);
    expect(html).toContain('<a href="/plan">到方案原文里查</a>');
    expect(html).not.toContain(encodeURIComponent(question));
    await chat.close();
  }
  chat = await openChat();
});

test('what is out of reach is answered with questions that are not', async () => {
  const html = await refused('out_of_scope', '今天天气怎么样');
  const [, offered = ''] =
    /<form class="choices[^>]*data-ask="true"[^>]*><h4>可以改问<\/h4>(.*?)<\/form>/s.exec(html) ?? [];
  expect(offered.match(/name="question" value="[^"]+"/g)).toHaveLength(3);
  expect(offered).toContain('name="conversationId"');
  expect(html).not.toContain('/plan?q=');
});

test('a question that is too long comes back for cutting down, and offers nothing that needs it kept', async () => {
  const html = await refused('over_limit', '很长的问题');
  expect(html).toMatch(/<textarea[^>]*>很长的问题<\/textarea>/);
  expect(html).toContain('删短以后再提交');
  expect(html).not.toMatch(/action="\/share"|class="feedback/);
});
