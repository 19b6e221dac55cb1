import { bootstrapMean, mean, percentile } from './statistics.ts';
import { align } from './table.ts';

/** What was measured of one entrant. */
export interface Measured {
  title: string;
  ours: boolean;
  seconds: number;
  /** Bytes: before anything was read, and with the index ready. */
  residentBefore: number;
  resident: number;
  /** Milliseconds of each question, round by round. */
  rounds: number[][];
  /** Recall@5, @10, @100 and MRR@10 of each question. */
  scores: Score[];
}

/** The scores of one question, each 0…1. */
export interface Score {
  recall5: number;
  recall10: number;
  recall100: number;
  mrr10: number;
}

const HEADINGS = ['', '建成 秒', '内存 MB', 'p50 毫秒', 'p99 毫秒', 'R@5', 'R@10', 'R@100', 'MRR@10'];

/** A quantile of each round: their median, the smallest, the largest; in milliseconds. */
export function acrossRounds(
  rounds: readonly number[][],
  share: number,
): { median: number; low: number; high: number } {
  const each = rounds.map((round) => percentile(round, share));
  return { median: percentile(each, 0.5), low: Math.min(...each), high: Math.max(...each) };
}

/** One line an entrant. Times: the median of the rounds, the smallest and largest; scores: with their 95 % interval. */
export function lawsTable(all: readonly Measured[]): string {
  const lines = all.map((one) => [
    one.title,
    one.seconds.toFixed(1),
    `${megabytes(one.resident)}（起 ${megabytes(one.residentBefore)}）`,
    spread(one.rounds, 0.5),
    spread(one.rounds, 0.99),
    ...(['recall5', 'recall10', 'recall100', 'mrr10'] as const).map((key) => {
      const { value, low, high } = bootstrapMean(one.scores.map((score) => score[key]));
      return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
    }),
  ]);
  return align([HEADINGS, ...lines]);
}

/** A line for each that searches faster than one of ours and finds no less; one line where there is none. */
export function aheadLines(all: readonly Measured[]): string[] {
  const ours = all.filter((one) => one.ours);
  const lines = all.filter((one) => !one.ours).flatMap((other) => ours.flatMap((own) => aheadOf(own, other)));
  return lines.length ? lines : ['没有一家在 Recall@10 不低于湘问任一项的同时，p50 或 p99 更短。'];
}

function aheadOf(own: Measured, other: Measured): string[] {
  const recall = ({ scores }: Measured): number => mean(scores.map(({ recall10 }) => recall10));
  if (Number(recall(other).toFixed(3)) < Number(recall(own).toFixed(3))) return [];
  const faster = [0.5, 0.99].flatMap((share) => {
    const [theirs, mine] = [other, own].map(({ rounds }) => acrossRounds(rounds, share).median) as [number, number];
    return theirs < mine ? [`p${share * 100} ${milliseconds(theirs)} 毫秒对 ${milliseconds(mine)} 毫秒`] : [];
  });
  if (faster.length === 0) return [];
  const found = `Recall@10 ${recall(other).toFixed(3)} 对 ${recall(own).toFixed(3)}`;
  return [`${other.title} 领先 ${own.title}：${faster.join('，')}；${found}。`];
}

/** Bytes as whole megabytes (of a million bytes). */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function spread(rounds: readonly number[][], share: number): string {
  const { median, low, high } = acrossRounds(rounds, share);
  return `${milliseconds(median)}（${milliseconds(low)}–${milliseconds(high)}）`;
}

function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
