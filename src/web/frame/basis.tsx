import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { lawLabel, lawUrl } from '../../domain/law.ts';
import { planUrl } from '../../domain/reference.ts';

/** The laws that a step's basis names by a letter; `id` is the lock's, where it is among the laws at hand. */
const LAWS: Readonly<Record<string, { name: string; id: string | null }>> = {
  D: { name: '重大行政决策程序暂行条例', id: 'zdxzjc' },
  R: { name: '规章制定程序条例', id: 'gzzd' },
  P: { name: '个人信息保护法', id: 'grxx' },
  G: { name: '政府信息公开条例', id: 'zfxxgk' },
  X: { name: '信访工作条例', id: 'xfgz' },
  E: { name: '电子签名法', id: null },
  N: { name: '网络数据安全管理条例', id: null },
  B: { name: '无障碍环境建设法', id: null },
};

const ITEMS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

interface Basis {
  label: string;
  /** `null` where no page of ours shows it. */
  href: string | null;
}

/** What people read of a basis: D15 → 《重大行政决策程序暂行条例》第十五条, T31 → 方案任务31. Anything else stays as it is. */
function basisOf(code: string, shelf: LawShelf): Basis {
  const task = /^T(\d{1,3})$/.exec(code);
  if (task) return { label: `方案任务${task[1]}`, href: planUrl({ kind: 'task', number: Number(task[1]) }) };
  const [, letter, article, item] = /^([A-Z])(\d{1,3})(?:\((\d{1,2})\))?$/.exec(code) ?? [];
  const law = letter === undefined ? undefined : LAWS[letter];
  if (!law || article === undefined) return { label: code, href: null };
  const at = item === undefined ? '' : `第（${ITEMS[Number(item)] ?? item}）项`;
  const known = law.id !== null && shelf.law(law.id) !== undefined;
  return {
    label: lawLabel(law.name, article) + at,
    href: known ? lawUrl({ law: law.id as string, version: null, place: article }) : null,
  };
}

/** The articles that something rests on, each a link where a page shows it; nothing where there are none. */
export function BasisLine({ codes, shelf }: { codes: readonly string[]; shelf: LawShelf }) {
  if (codes.length === 0) return null;
  return (
    <p class="basis">
      依据：
      {codes.map((code, at) => {
        const { label, href } = basisOf(code, shelf);
        return (
          <>
            {at > 0 ? '、' : ''}
            {href ? <a href={href}>{label}</a> : label}
          </>
        );
      })}
    </p>
  );
}
