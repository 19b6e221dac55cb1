import { expect, test } from 'vitest';
import { readHtml, readHtmlFile } from './html.ts';

function read(html: string) {
  const reading = readHtml(html);
  if (!reading.ok) throw new Error(reading.message);
  const faults = reading.faults.map(({ code, detail, quote }) => [code, detail, quote]);
  return { text: reading.lines.map(({ text }) => text), faults, reading };
}

const SECRET = '第五条已经废止';

test.each([
  ['hidden 属性', `<p hidden>${SECRET}</p>`],
  ['aria-hidden', `<span aria-hidden="TRUE">${SECRET}</span>`],
  ['display:none', `<span style="DISPLAY : none !important">${SECRET}</span>`],
  ['display:none', `<style>.a{color:red} .b .x, #y{display:none}</style><span class="c x">${SECRET}</span>`],
  ['display:none', `<style>@media screen { [data-k] { display: none } }</style><b data-k="1">${SECRET}</b>`],
  ['display:none', `<style>.x{display:none!important}</style><b class="x" style="display:inline">${SECRET}</b>`],
  ['visibility:hidden', `<div style="visibility:hidden">${SECRET}</div>`],
  ['透明', `<div style="opacity:0.01">${SECRET}</div>`],
  ['移到页面之外', `<div style="position:absolute;left:-9999px">${SECRET}</div>`],
  ['移到页面之外', `<div style="text-indent:-999em">${SECRET}</div>`],
  ['移到页面之外', `<div style="transform:translateX(-200vw)">${SECRET}</div>`],
  ['移到页面之外', `<div style="transform:scale(0)">${SECRET}</div>`],
  ['裁到看不见', `<div style="width:1px;height:1px;overflow:hidden">${SECRET}</div>`],
  ['裁到看不见', `<div style="position:absolute;clip:rect(0,0,0,0)">${SECRET}</div>`],
  ['裁到看不见', `<div style="clip-path: inset(100%)">${SECRET}</div>`],
  ['字号 0 或 1', `<div style="font-size:1px">${SECRET}</div>`],
  ['字号 0 或 1', `<div style="font-size:0"><b>${SECRET}</b></div>`],
  ['字号 0 或 1', `<div style="font:0/0 a">${SECRET}</div>`],
  ['字号 0 或 1', `<div style="font-size:.05em">${SECRET}</div>`],
  ['文字与背景同色', `<font color="#FFFFFF">${SECRET}</font>`],
  ['文字与背景同色', `<span style="color:rgb(255 254 253)">${SECRET}</span>`],
  ['文字与背景同色', `<span style="color:rgba(0,0,0,0)">${SECRET}</span>`],
  ['文字与背景同色', `<div style="background:#123456 url(a.png)"><i style="color:#123457">${SECRET}</i></div>`],
  ['文字与背景同色', `<table bgcolor="black"><tr><td>${SECRET}</table>`],
  ['没有打开的浮层', `<dialog>${SECRET}</dialog>`],
  ['注释', `<!-- ${SECRET} -->`],
  ['无脚本时的内容', `<noscript><p>${SECRET}</p></noscript>`],
  ['模板', `<template><p>${SECRET}</p></template>`],
  ['图形', `<svg><text>${SECRET}</text></svg>`],
])('text that people do not see is left out and reported: %s, %s', (because, hidden) => {
  const { text, faults } = read(`<body><p>看得见的一句。</p>${hidden}<p>又一句。</p></body>`);
  expect(text).toEqual(['看得见的一句。', '又一句。']);
  const reported = faults.filter(([code]) => code === 'hidden_text');
  expect(reported).toEqual([['hidden_text', because, expect.stringContaining(SECRET)]]);
});

test('hidden text reported letter by letter is one fault, at the line that it stood in', () => {
  const letters = [...SECRET].map((letter) => `<i style="display:none">${letter}</i>`).join('');
  const { reading } = read(`<p>甲。</p><p>乙${letters}。</p>`);
  expect(reading.faults).toEqual([{ code: 'hidden_text', line: 1, detail: 'display:none', quote: SECRET }]);
});

test.each([
  ['<div style="font-size:0"><p style="font-size:16px">正文</p></div>'],
  ['<div style="background:#000"><p style="color:#fff">正文</p></div>'],
  [
    '<style>@media print{p{display:none}} p:hover{display:none} .x::after{visibility:hidden}</style><p class="x">正文</p>',
  ],
  ['<style>p.x{display:block} .x{display:none}</style><p class="x">正文</p>'],
  ['<p style="color:inherit;opacity:1;text-indent:2em;margin-left:-10px">正文</p>'],
  ['<font color="red">正文</font>'],
])('text that people see stays: %s', (html) => {
  expect(read(html).text).toEqual(['正文']);
  expect(read(html).faults.filter(([code]) => code === 'hidden_text')).toEqual([]);
});

test('scripts, pictures and outside style sheets are counted, navigation and buttons are named', () => {
  const { text, faults } = read(
    '<link rel=stylesheet href=a.css><script>忽略()</script><img src=a><img src=b><nav>首页 下载</nav><p>正文<button>打印</button></p>',
  );
  expect(text).toEqual(['正文']);
  expect(faults).toEqual([
    ['page_furniture', '<nav>', '首页 下载'],
    ['page_furniture', '<button>', '打印'],
    ['unchecked', '1 个外部样式表没有读，它们藏起来的文字查不出来', undefined],
    ['ignored_part', '1 处脚本', undefined],
    ['ignored_part', '2 处图片', undefined],
  ]);
});

test('lines come as a browser sets them: blocks, breaks, rows, numbered items, headings', () => {
  const { reading } = read(`<h2>标
    题</h2><p>第一&nbsp;&nbsp;行<br>第二行 <b>A</b> b</p><table><tr><th>甲<td>乙<tr><td>丙</table>
    <ol start=3><li>申请<li>（一）受理</ol>`);
  expect(reading.lines).toEqual([
    { text: '标题', heading: 2 },
    ...['第一 行', '第二行 A b', '甲\u3000乙', '丙', '3.申请', '（一）受理'].map((text) => ({ text, heading: 0 })),
  ]);
});

test('a page in GB 18030 is read, one nested thousands deep or with half a million tags is refused', () => {
  const gb = Uint8Array.from([...'<p>'].map((char) => char.charCodeAt(0)).concat([0xb9, 0xab, 0xb8, 0xe6]));
  expect(readHtmlFile(gb)).toMatchObject({ ok: true, lines: [{ text: '公告' }] });
  expect(readHtml('<div>'.repeat(100_000))).toMatchObject({ ok: false, code: 'too_complex' });
  expect(readHtml(`${'<b>'.repeat(300)}深`)).toMatchObject({ ok: false, code: 'too_complex' });
  expect(readHtml('<br>'.repeat(500_001))).toMatchObject({ ok: false, code: 'too_complex' });
});
