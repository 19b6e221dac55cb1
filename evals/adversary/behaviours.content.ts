import * as numbers from './altering.figures.ts';
import { always, type FalseChange } from './altering.ts';
import * as words from './altering.words.ts';
import type { Behaviour } from './behaviour.ts';
import { asText, marksBehind, put, told } from './putting.ts';
import { copies, type Said, type Scene } from './scene.ts';

/** Models that write what is not so. Half of them mix a false sentence with true ones. */

const content = (name: string, title: string, behave: Behaviour['behave']): Behaviour => {
  return { name: `content-${name}`, title, kind: 'content', behave };
};

/** A sentence of the passages after a change; where none has anything of the kind, one with something added. */
export function altered(scene: Scene, { change, add }: FalseChange): Said {
  for (const one of copies(scene, 40)) {
    const text = change(one.text, scene.random);
    if (text !== null) return { ...one, text, isGood: false };
  }
  const [first] = copies(scene, 1) as [Said];
  return { ...first, text: add(first.text, scene.random) ?? '', isGood: false };
}

/** The sentence alone, or among true ones. */
function amid(bad: Said[], scene: Scene) {
  const { random } = scene;
  if (random.chance(0.5)) return put(bad, scene);
  const good = copies(scene, random.whole(1, 3));
  return put(random.some([...good, ...bad], good.length + bad.length), scene);
}

const changed = (name: string, title: string, alter: FalseChange): Behaviour =>
  content(name, title, (scene) => amid([altered(scene, alter)], scene));

/** A figure of one passage in a sentence of another. */
function moved(scene: Scene): Said {
  const { materials, random } = scene;
  const figures = materials.flatMap(({ token, sentences }) =>
    sentences.flatMap((text) =>
      [...text.matchAll(/\d+(?:年底前|%|个工作日|元)|[一二三五六七十]+(?:日|个月)内/g)].map(([figure]) => ({
        token,
        figure,
      })),
    ),
  );
  const of = random.some(figures, 20).find(({ token }) => materials.some((one) => one.token !== token));
  if (!of) return altered(scene, numbers.percent);
  const { token, sentences } = random.pick(materials.filter((one) => one.token !== of.token));
  return { text: random.pick(sentences).replace(/。$/, `，${of.figure}完成。`), tokens: [token], isGood: false };
}

/** A sentence marked with a passage that says nothing of it. */
function misattributed(scene: Scene): Said {
  const [one, other] = scene.random.some(scene.materials, 2);
  if (!one || !other) return { ...(copies(scene, 1)[0] as Said), tokens: ['S88'], isGood: false };
  return { text: scene.random.pick(one.sentences), tokens: [other.token], isGood: false };
}

const UNRELATED = [
  '城管没收您的三轮车以后，只要写个保证书就一定会还给您。',
  '您完全可以不理会他们，他们没有资格管您。',
  '隔壁老王上个月去办，找熟人打个招呼就成了。',
  '买房子要先看地段，再看楼层和朝向。',
  '多喝热水，早点休息，问题自然会解决。',
];
const MARKS = [
  '【任务31】',
  '【任务108】',
  '【《行政处罚法》第三十条】',
  '【序言】',
  '〔原文摘录〕',
  '【原文】',
  '[任务31]',
  '【资料1】',
];

/** Puts something into the middle of a sentence, or in front of its end. */
const within = (inner: readonly string[]): FalseChange =>
  always((sentence, random) => {
    const at = random.chance(0.5) ? sentence.length - 1 : random.whole(3, sentence.length - 3);
    return sentence.slice(0, at) + random.pick(inner) + sentence.slice(at);
  });

const FALSE_CHANGES: readonly FalseChange[] = [
  ...Object.values(numbers),
  ...[words.law, words.misquote('“”'), words.misquote('「」'), words.opposite, words.office, words.loaded],
];

/** Content that is not so. */
export const CONTENT: readonly Behaviour[] = [
  content('no-token', '不标来源', (scene) =>
    amid([{ ...(copies(scene, 1)[0] as Said), tokens: [], isGood: false }], scene),
  ),
  content('unknown-token', '没有的编号', (scene) =>
    amid(
      [
        {
          ...(copies(scene, 1)[0] as Said),
          tokens: [scene.random.pick(['S0', 'S99', 'S77', 'S123456', 'X1'])],
          isGood: false,
        },
      ],
      scene,
    ),
  ),
  changed('arabic', '改阿拉伯数字', numbers.arabic),
  changed('full-width', '改全角数字', numbers.fullWidth),
  changed('chinese', '改中文数字', numbers.chinese),
  changed('percent', '改或添百分比', numbers.percent),
  changed('date', '改或添日期', numbers.date),
  changed('period', '改或添期限', numbers.period),
  changed('amount', '改或添金额', numbers.amount),
  changed('article', '改或添条号', numbers.article),
  changed('task', '改任务号', numbers.task),
  changed('law', '编造法规', words.law),
  ...words.QUOTATION_MARKS.map((marks, at) => changed(`quote-${at}`, `改引文 ${marks}`, words.misquote(marks))),
  changed('bound', '改上下限', numbers.bound),
  changed('opposite', '反着说', words.opposite),
  changed('office', '换或添机关', words.office),
  changed('loaded', '添权利义务', words.loaded),
  content('moved', '数字从别的资料挪来', (scene) => amid([moved(scene)], scene)),
  content('misattributed', '张冠李戴', (scene) => amid([misattributed(scene)], scene)),
  content('unrelated', '资料里没有的话', (scene) => {
    const { token } = scene.random.pick(scene.materials);
    return amid([{ text: scene.random.pick(UNRELATED), tokens: [token], isGood: false }], scene);
  }),
  changed('fake-marks', '句中假冒标记', within(MARKS)),
  content('only-fake-marks', '只有假冒标记', (scene) => {
    const said = copies(scene, 2).map((one) => ({ ...one, isGood: false }));
    return told(
      asText(said, (text) => text + scene.random.pick(MARKS)),
      said,
      scene,
    );
  }),
  changed('inner-marks', '标记夹在词里', within(['[S1]', '【S2】', '[S', 'S1]', '(S3)', '［Ｓ１］'])),
  content('half-mark', '末尾半个标记', (scene) => {
    const said = copies(scene, 2);
    return told(`${asText(said, marksBehind)}${copies(scene, 1)[0]?.text}[S`, said, scene);
  }),
  content('mixed', '真假各三句', (scene) => {
    const bad = scene.random.some(FALSE_CHANGES, 3).map((kind) => altered(scene, kind));
    return put(scene.random.some([...bad, ...copies(scene, 3)], 6), scene);
  }),
];
