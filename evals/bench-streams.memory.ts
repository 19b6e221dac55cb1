import type { Behaviour } from './adversary/behaviour.ts';
import { BEHAVIOURS } from './adversary/behaviours.ts';
import { AdversaryModel } from './adversary/model.ts';
import { Product } from './adversary/product.ts';
import { peoplesQuestions } from './adversary/questions.ts';
import { percentile } from './statistics.ts';
import { align } from './table.ts';

const MEMORY_EVERY = 1_000;
const LANES = 8;

/** (c) Memory after each thousand answers, and how much it grows by a thousand from the second on. */
export async function benchMemory(mode: 'model' | 'extractive', count: number): Promise<void> {
  const model = await AdversaryModel.start();
  model.become(BEHAVIOURS[0] as Behaviour, 'memory');
  const product = await Product.start(mode === 'model' ? model.environment : {});
  const questions = await peoplesQuestions();
  const rows: { answers: number; rss: number; heap: number; ms: number[] }[] = [];
  const every = Math.min(MEMORY_EVERY, Math.ceil(count / 10));
  for (let done = 0; done < count; ) {
    const upTo = Math.min(count, done + every);
    const ms: number[] = [];
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        for (let at = done + lane; at < upTo; at += LANES) {
          const began = performance.now();
          await product.ask(questions[at % questions.length] as string, mode);
          ms.push(performance.now() - began);
        }
      }),
    );
    done = upTo;
    rows.push({ answers: done, ...(await product.usage()), ms });
  }
  await product.stop();
  await model.stop();
  console.log(`\n内存，${mode === 'model' ? '由模型写' : '摘录'}，问到模型 ${model.asked} 次`);
  console.log(
    align([
      ['答复', 'RSS MB', '堆 MB', 'p50 ms', 'p99 ms'],
      ...rows.map(({ answers, rss, heap, ms }) => [
        String(answers),
        ...[rss, heap, percentile(ms, 0.5), percentile(ms, 0.99)].map((value) => value.toFixed(1)),
      ]),
    ]),
  );
  const later = rows.slice(Math.floor(rows.length / 5));
  const slope = (key: 'rss' | 'heap') =>
    `${slopeOf(later.map((row) => [row.answers / 1_000, row[key]])).toFixed(2)} MB/千次`;
  console.log(`增长（从第 ${later[0]?.answers} 次起）：RSS ${slope('rss')}，堆 ${slope('heap')}`);
}

/** Of the straight line through the points, by least squares. */
function slopeOf(points: [number, number][]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
