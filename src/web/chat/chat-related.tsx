import type { Answer } from '../../domain/answer.ts';
import { refUrl } from '../frame/marking.tsx';

/** Places near what was asked; nothing where there are none. */
export function Related({ answer: { related }, title }: { answer: Answer; title: string }) {
  if (related.length === 0) return null;
  return (
    <div class="block">
      <h4>{title}</h4>
      <ul class="plainlist">
        {related.map(({ ref, label, heading }) => (
          <li>
            <a href={refUrl(ref) ?? '/plan'}>{`${label} ${heading}`}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
