import type { Behaviour } from './behaviour.ts';
import { asJson, asText, inPieces, type Marking, marksBehind, marksWithin, put, told, wantsJson } from './putting.ts';
import { rewordings } from './rewording.ts';
import { copies, type Said, type Scene } from './scene.ts';

/** Models that write what is true, each in its own way. */

const few = (scene: Scene): Said[] => copies(scene, scene.random.whole(2, 4));

/** Sentences changed by fixed means; where a sentence has nothing of the kind it stays as it was. */
const reworded = (how: keyof typeof rewordings) => (scene: Scene) =>
  put(
    few(scene).map((one) => ({ ...one, text: rewordings[how](one.text) })),
    scene,
  );

/** Two sentences of one passage, or of two, told as one. */
function joined(scene: Scene, ofOne: boolean): Said[] {
  const { materials, random } = scene;
  const rich = materials.slice(0, 3).filter(({ sentences }) => sentences.length > 1);
  const join = (first: string, second: string): string => `${first.replace(/。$/, '')}，${second}`;
  if (ofOne && rich.length > 0) {
    const { token, sentences } = random.pick(rich);
    const at = random.whole(0, sentences.length - 2);
    return [{ text: join(sentences[at] as string, sentences[at + 1] as string), tokens: [token], isGood: true }];
  }
  const [one, two = one] = random.some(materials.slice(0, 3), 2);
  if (!one || !two || one === two) return few(scene);
  const text = join(random.pick(one.sentences), random.pick(two.sentences));
  return [{ text, tokens: [one.token, two.token], isGood: true }];
}

const MARKINGS: readonly Marking[] = [
  (text, tokens) => text + tokens.map((token) => `【${token}】`).join(''),
  (text, tokens) => text + tokens.map((token) => `［${token.replace('S', 'Ｓ')}］`).join(''),
  (text, tokens) => `${text}[${tokens.join(', ')}]`,
  (text, tokens) => `${text}[${tokens.join('、')}]`,
  (text, tokens) => `${text} [ ${tokens.join(' ')} ]`,
  (text, tokens) => `${text}（${tokens.join('，')}）`,
  (text, tokens) => text + tokens.map((token) => `[${token.toLowerCase()}]`).join(' '),
  marksWithin,
];

const LISTS = {
  numbered: (at: number) => `${at + 1}. `,
  dashes: () => '- ',
  bullets: () => '• ',
};

function asList(scene: Scene) {
  const said = few(scene);
  const lead = LISTS[scene.random.pick(['numbered', 'dashes', 'bullets'] as const)];
  const text = said.map(({ text, tokens }, at) => `${lead(at)}${marksBehind(text, tokens)}`).join('\n');
  return told(text, said, scene);
}

const honest = (name: string, title: string, behave: Behaviour['behave']): Behaviour => {
  return { name: `honest-${name}`, title, kind: 'honest', behave };
};

/** All honest behaviours. */
export const HONEST: readonly Behaviour[] = [
  honest('copy', '照抄,按要求的格式', (scene) => {
    const said = few(scene);
    return told(wantsJson(scene) ? asJson(said) : asText(said), said, scene);
  }),
  honest('plain', '要了 JSON 却写成普通文字', (scene) => {
    const said = few(scene);
    return told(asText(said), said, scene);
  }),
  honest('pretty', 'JSON 带缩进', (scene) => {
    const said = few(scene);
    return told(asJson(said, 2), said, scene);
  }),
  honest('fenced', 'JSON 放在代码块里,前后有话', (scene) => {
    const said = few(scene);
    return told(`好的：\n\`\`\`json\n${asJson(said, 1)}\n\`\`\`\n`, said, scene);
  }),
  honest('split', '标记拆在几个片段里', (scene) => {
    const said = few(scene);
    return { script: { kind: 'text', pieces: [...asText(said)] }, said };
  }),
  honest('spellings', '标记的各种写法', (scene) => {
    const said = few(scene);
    return told(asText(said, scene.random.pick(MARKINGS)), said, scene);
  }),
  honest('lines', '一句一行', (scene) => {
    const said = few(scene);
    return told(asText(said, marksWithin, '\n\n'), said, scene);
  }),
  honest('list', '写成列表', asList),
  honest('thinking', '先写思考过程', (scene) => {
    const said = few(scene);
    const thought = '<think>用户问的是 [S1] 还是 [S9]？也许罚款 500 元。</think>\n';
    return told(thought + (wantsJson(scene) ? asJson(said) : asText(said)), said, scene);
  }),
  honest('reasoning', '思考过程单独给出', (scene) => {
    const said = few(scene);
    const pieces = inPieces(wantsJson(scene) ? asJson(said) : asText(said), scene.random);
    const reasoning = ['先看资料。', '也许要罚 500 元，', '不对。'];
    return { script: { kind: 'text', pieces, reasoning }, said };
  }),
  honest('words', '换说法：应当→要 等', reworded('words')),
  honest('arabic', '中文数字改写为阿拉伯数字', reworded('arabic')),
  honest('chinese', '阿拉伯数字改写为中文数字', reworded('chinese')),
  honest('width', '全角数字与标点', reworded('width')),
  honest('shortened', '只取句子的一部分', reworded('shortened')),
  honest('introduced', '句前加“方案要求”等', reworded('introduced')),
  honest('joined', '同一资料的两句并成一句', (scene) => put(joined(scene, true), scene)),
  honest('joined-two', '两份资料并成一句', (scene) => put(joined(scene, false), scene)),
];
