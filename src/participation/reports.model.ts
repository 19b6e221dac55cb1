import { featuresOf, sentencesOf } from './reports.features.ts';

/** A linear classifier in eight-bit weights. */
export interface ReportModel {
  bias: number;
  /** One unit of a weight. */
  scale: number;
  /** In the order of `signsOf`. */
  signs: Int8Array;
  /** By the hash of the gram. */
  grams: Map<number, number>;
}

/** What `reports.weights.ts` holds. */
export interface SavedReports {
  /** SHA-256 over the sentences that it was trained on. */
  inputs: string;
  /** From this score on a text is a report of a violation; from `lower` on a person has to look. */
  upper: number;
  lower: number;
  bias: number;
  scale: number;
  /** How many signs there are. */
  signs: number;
  /** Signs, then for each gram how far its hash is from the one before (7 bits a byte, low first) and its weight. */
  data: string;
}

/** The log of the odds that a text reports a violation: its own, or that of the sentence which looks most like it. */
export const scoreOf = (text: string, model: ReportModel): number =>
  Math.max(...[text, ...sentencesOf(text)].map((part) => weigh(part, model)));

function weigh(text: string, { bias, scale, signs, grams }: ReportModel): number {
  const features = featuresOf(text);
  let sum = 0;
  for (const [at, value] of features.signs.entries()) sum += value * (signs[at] as number);
  for (const [hash, value] of features.grams) sum += value * (grams.get(hash) ?? 0);
  return bias + sum * scale;
}

/** Reads a saved model. */
export function readModel({ bias, scale, signs, data }: SavedReports): ReportModel {
  const bytes = Int8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const grams = new Map<number, number>();
  let hash = 0;
  for (let at = signs; at < bytes.length; ) {
    let byte: number;
    let shift = 0;
    do {
      byte = bytes[at++] as number;
      hash += (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    grams.set(hash, bytes[at++] as number);
  }
  return { bias, scale, signs: bytes.slice(0, signs), grams };
}

/** The bytes of a model as `readModel` takes them. */
export function packModel({ signs, grams }: ReportModel): string {
  const bytes = [...signs];
  let last = 0;
  for (const [hash, weight] of [...grams].sort(([one], [other]) => one - other)) {
    for (let gap = hash - last; ; gap >>>= 7) {
      bytes.push((gap & 0x7f) | (gap > 0x7f ? 0x80 : 0));
      if (gap <= 0x7f) break;
    }
    bytes.push(weight);
    last = hash;
  }
  return btoa(String.fromCharCode(...Uint8Array.from(bytes)));
}
