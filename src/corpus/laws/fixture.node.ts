import { fileURLToPath } from 'node:url';
import type { Corpus } from '../../domain/corpus.ts';
import type { Day, Law, LawVersion } from '../../domain/law.ts';
import type { CorpusFiles } from '../files.ts';
import { readCorpusFiles } from '../loader.node.ts';
import { parseCorpus } from '../parse.ts';
import { sha256Of } from '../pull/stored-texts.node.ts';
import type { LawSource } from './library.ts';
import { LOCK_PATH } from './lock.ts';

/** For tests: laws that nobody made, with texts in the form of the pinned ones, and a corpus that has only them. */

/** The day on which tests look at them. */
export const TODAY: Day = '2026-11-22';

/** In two versions, the newer in force since 2025; 𣗋 is two UTF-16 units and four bytes. */
const OLD_TREES_2015 = `# 中华人民共和国老树照管法

2015年3月1日示例会议通过

<!-- INFO END -->

## 第一章 总则

第一条 为了照管老树，制定本法。

第二条 本法所称老树，是指树龄满八十年的树木。

## 第二章 罚则

第三条 砍伐老树的，处五百元罚款。
`;

const OLD_TREES_2024 = `# 中华人民共和国老树照管法

2015年3月1日示例会议通过
2024年8月20日示例会议修订

<!-- INFO END -->

## 第一章 总则

第一条 为了照管老树，制定本法。

第二条 本法所称老树，是指树龄满一百年的树木。

第二条之一 老树由所在的村照管：

（一）浇水；

（二）立牌。

## 第二章 罚则

第三条 砍伐𣗋树等老树的，处二千元罚款。

第四条 本法自2025年1月1日起施行。

## 附件

老树登记表
`;

const STREET_LAMPS = `# 路灯条例

<!-- INFO END -->

第一条 路灯由街道办事处点亮。

第二条 路灯每晚七时点亮。
`;

const LIGHTING = `# 照明条例

<!-- INFO END -->

第一条 照明由街道办事处负责。

第二条 路灯天黑即亮。
`;

/** A text without articles. */
const WATER_BIRDS = `# 关于投喂水鸟的意见

<!-- INFO END -->

为了让水鸟过冬，提出如下意见。

一、投喂水鸟用谷物。

二、不得投喂面包。
`;

const TEXTS = new Map<string, string>();

/** A version whose files hold these texts. */
export function versionOf(version: Day, texts: string[], change: Partial<LawVersion> = {}): LawVersion {
  const files = texts.map((text) => {
    const sha256 = sha256Of(Buffer.from(text));
    TEXTS.set(sha256, text);
    return { path: `示例/${sha256.slice(0, 8)}.md`, sha256 };
  });
  return { version, effectiveFrom: null, effectiveTo: null, files, ...change };
}

/** A law in force in one version, or what it is changed into. */
export function lawOf(change: Partial<Law> & Pick<Law, 'id' | 'title' | 'versions'>): Law {
  return {
    names: [change.title.replace('中华人民共和国', '')],
    kind: '行政法规',
    documentNumber: null,
    status: 'in_force',
    statusAsOf: '2025-04-19',
    replacedBy: null,
    changes: [],
    ...change,
  };
}

/** In force since 2025, before that in another version. */
export const OLD_TREES = lawOf({
  id: 'laoshu',
  title: '中华人民共和国老树照管法',
  names: ['老树照管法', '老树法'],
  kind: '法律',
  documentNumber: '示例令第三号',
  versions: [
    versionOf('2015-03-01', [OLD_TREES_2015], { effectiveFrom: '2015-06-01', effectiveTo: '2024-12-31' }),
    versionOf('2024-08-20', [OLD_TREES_2024], { effectiveFrom: '2025-01-01' }),
  ],
});

/** Repealed; `LIGHTS` took its place. */
export const LAMPS = lawOf({
  id: 'ludeng',
  title: '路灯条例',
  versions: [versionOf('2010-05-01', [STREET_LAMPS], { effectiveFrom: '2010-07-01', effectiveTo: '2023-12-31' })],
  status: 'repealed',
  replacedBy: 'zhaoming',
});

/** Said to have been amended in March 2026, after the texts were taken. */
export const LIGHTS = lawOf({
  id: 'zhaoming',
  title: '照明条例',
  versions: [versionOf('2023-10-10', [LIGHTING], { effectiveFrom: '2024-01-01' })],
  changes: [{ effectiveFrom: '2026-03-01', status: 'amended', note: '待核实：据报道2026年3月1日起有修改。' }],
});

/** Counted by items; when it came into force is not known. */
export const BIRDS = lawOf({
  id: 'shuiniao',
  title: '关于投喂水鸟的意见',
  names: ['投喂水鸟意见'],
  kind: '司法解释',
  versions: [versionOf('2020-02-02', [WATER_BIRDS])],
});

/** Its text is never at hand. */
export const JARS = lawOf({
  id: 'shuigang',
  title: '水缸条例',
  versions: [versionOf('2019-09-09', ['# 水缸条例\n'], { effectiveFrom: '2020-01-01' })],
});

/** The pinned ones, in the lock's order. */
export const LAWS: Law[] = [OLD_TREES, LAMPS, LIGHTS, BIRDS, JARS];

/** Of all of these, every version with its texts. */
export function sourcesOf(laws: readonly Law[] = LAWS.filter((law) => law !== JARS)): LawSource[] {
  return laws.flatMap((law) =>
    law.versions.map((version) => ({
      law,
      version,
      texts: version.files.map(({ sha256 }) => TEXTS.get(sha256) as string),
    })),
  );
}

/** The lock, as it lies on disk. */
export const LOCK = {
  repository: 'https://example.org/laws',
  commit: '0'.repeat(40),
  snapshot: '2025-04-19',
  laws: LAWS,
};

const card = (points: string) => `purpose: 示例的用途。\nusers: 示例的使用者。\npoints:\n${points}`;
const point = (place: string, says: string, ask: string) =>
  `  - article: ${place}\n    says: ${says}\n    ask:\n      - ${ask}\n`;

const CARDS: Record<string, string> = {
  laoshu: `${card(
    point('2', '树龄满一百年的算老树。', '多少年的树算老树') + point('3', '砍𣗋树罚二千元。', '砍了村口的𣗋树要罚多少'),
  )}ask:\n  2-1:\n    - 老树该谁浇水\n`,
  zhaoming: card(point('1', '街道办事处管照明。', '巷子里黑找谁')),
  shuiniao: card(point('item-2', '不能喂面包。', '能不能拿面包喂水鸟')),
  shuigang: `${card(
    point('9', '水缸要加盖。', '水缸要不要盖盖子') + point('5', '水缸每月洗一次。', '水缸多久洗一回'),
  )}ask:\n  7:\n    - 水缸裂了怎么办\n  9:\n    - 缸口敞着行不行\n`,
};

const INSTRUMENTS = `instruments:
  - {id: shilishui, title: 示例省水鸟办法, issuer: 示例省人民政府, tasks: [3, 44], whereToGet: 可到示例网站查阅。}
  - {id: gangyao, title: 示例纲要, issuer: 示例机关, tasks: [], whereToGet: 可到示例网站查阅。}
`;

/** A matter that needs no law. */
const MATTERS =
  'matters:\n  - {id: other, name: 别的事, purpose: 说明, asked: [别的], fits: [某种情况], elsewhere: [], ' +
  'steps: [{step: 先问, tasks: [44]}], tasks: [], offices: [human-help]}\n';

/** The real corpus's files with the made-up laws in place of the real ones. */
async function madeUpFiles(): Promise<CorpusFiles> {
  const real = await readCorpusFiles(fileURLToPath(new URL('../../../corpus', import.meta.url)));
  const files: CorpusFiles = new Map([...real].filter(([path]) => !path.startsWith('laws/')));
  files.set(LOCK_PATH, JSON.stringify(LOCK, null, 2));
  files.set('laws/instruments.yaml', INSTRUMENTS);
  files.set('matters.yaml', MATTERS);
  for (const [id, text] of Object.entries(CARDS)) files.set(`laws/${id}.yaml`, text);
  return files;
}

/** The corpus over those files. */
export async function madeUpCorpus(): Promise<Corpus> {
  const result = await parseCorpus(await madeUpFiles());
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.corpus;
}
