import type { Behaviour } from './behaviour.ts';
import { asJson, told } from './putting.ts';
import { copies, type Said, type Scene } from './scene.ts';

/** Models whose sentences are true and whose text is broken. A person should read them where that can be. */

const form = (name: string, title: string, text: (said: Said[], scene: Scene) => string): Behaviour => ({
  name: `form-${name}`,
  title,
  kind: 'form',
  behave(scene) {
    const said = copies(scene, 3);
    const written = text(said, scene);
    // Without a source, and without its words, nothing of a sentence can be shown.
    const isThere = ({ text }: Said): boolean => written.includes(name === 'cut' ? text : text.slice(0, 8));
    const shown = said.map((one) => ({ ...one, isGood: name !== 'null' && isThere(one) }));
    return told(written, shown, scene);
  },
});

const each = (said: Said[], by: (one: Said) => object | string) => JSON.stringify({ sentences: said.map(by) });

/** Broken forms. */
export const FORM: readonly Behaviour[] = [
  form('cut', 'JSON 断在半截', (said, { random }) => {
    const text = asJson(said);
    return text.slice(0, random.whole(Math.floor(text.length / 2), text.length - 1));
  }),
  form('commas', 'JSON 多逗号', (said) => asJson(said).replaceAll('}', ',}').replaceAll(']', ',]')),
  form('quotes', 'JSON 用单引号', (said) => asJson(said).replaceAll('"', "'")),
  form('bare-keys', 'JSON 键不加引号', (said) => asJson(said).replace(/"(sentences|text|sources)":/g, '$1:')),
  form('inner-quotes', 'JSON 里引号不转义', (said) =>
    asJson(said.map((one) => ({ ...one, text: one.text.replace(/[“”]/g, '@') }))).replaceAll('@', '"'),
  ),
  form('line-breaks', 'JSON 里直接换行', (said) => asJson(said).replaceAll('，', '，\n').replaceAll(',', ',\n')),
  form('double', '字符串套 JSON', (said) => JSON.stringify(asJson(said))),
  form('array', '最外层是数组', (said) => JSON.stringify(said.map(({ text, tokens }) => ({ text, sources: tokens })))),
  form('lines', '一行一个对象', (said) =>
    said.map(({ text, tokens }) => JSON.stringify({ text, sources: tokens })).join('\n'),
  ),
  form(
    'talk',
    'JSON 前后闲聊',
    (said) => `当然可以！下面是回答。\n${asJson(said)}\n希望对您有帮助，还有问题请再问我。`,
  ),
  form('twice', 'JSON 写两遍', (said) => asJson(said) + asJson(said)),
  form('reversed', '先写 sources', (said) => each(said, ({ text, tokens }) => ({ sources: tokens, text }))),
  form('strings', 'sources 是字符串', (said) =>
    each(said, ({ text, tokens }) => ({ text, sources: tokens.join(',') })),
  ),
  form('bracketed', 'sources 带方括号', (said) =>
    each(said, ({ text, tokens }) => ({ text, sources: tokens.map((token) => `[${token}]`) })),
  ),
  form('numbers', 'sources 是数字', (said) =>
    each(said, ({ text, tokens }) => ({ text, sources: tokens.map((token) => Number(token.slice(1))) })),
  ),
  form('null', 'sources 是 null', (said) => each(said, ({ text }) => ({ text, sources: null }))),
  form('wrong-keys', '键名不对', (said) =>
    JSON.stringify({ answer: said.map(({ text, tokens }) => ({ content: text, refs: tokens })) }),
  ),
  form('one-text', '只有一个 answer', (said) =>
    JSON.stringify({ answer: said.map(({ text, tokens }) => `${text}[${tokens}]`).join('') }),
  ),
  form('list-of-strings', '句子是字符串', (said) => each(said, ({ text, tokens }) => `${text}[${tokens}]`)),
  form('nested', '套一万层', () => `{"sentences":${'['.repeat(10_000)}`),
  form('wrong-types', '类型全错', () => '{"sentences":{"text":[1,2,{"a":null}],"sources":{"S1":true}}}'),
  form('numbers-only', '只有一个数', () => '42'),
  form('blank', '只有空白', () => ' \n\n\t '),
  form('fences', '代码块不收尾', (said) => `\`\`\`json\n${asJson(said)}`),
];
