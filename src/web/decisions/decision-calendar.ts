import { dayInChina } from '../../domain/law-time.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { endInWords } from './decision-time.ts';

const DAY = 24 * 3_600_000;
/** A line is folded before it is longer, in octets (RFC 5545). */
const LINE_OCTETS = 75;

/**
 * A calendar file (RFC 5545) with the first and the last day for comments, each as a whole day in China; a reminder
 * three days before the last. Days that are past are left out; `null` where none is left.
 *
 * @param address of the decision's page.
 */
export function calendarOf(decision: DecisionView, address: string, now: number): string | null {
  const { id, title, opensAt, closesAt, leadUnit } = decision;
  const events = [
    { key: 'opens', at: opensAt, summary: `开始征求意见：${title}`, remind: false },
    { key: 'closes', at: closesAt - 1, summary: `提意见最后一天：${title}`, remind: true },
  ].filter(({ at }) => at > now);
  if (events.length === 0) return null;
  const description = `${leadUnit.name}。${endInWords(closesAt)}截止（北京时间）。${address}`;
  const lines = events.flatMap(({ key, at, summary, remind }) => [
    'BEGIN:VEVENT',
    `UID:${id}-${key}@${new URL(address).host}`,
    `DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(dayInChina(at))}`,
    `DTEND;VALUE=DATE:${compact(dayInChina(at + DAY))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${address}`,
    ...(remind
      ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, 'TRIGGER:-P3D', 'END:VALARM']
      : []),
    'END:VEVENT',
  ]);
  const whole = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Xiangwen//ZH', ...lines, 'END:VCALENDAR'];
  return whole.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (day: string): string => day.replaceAll('-', '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let whole = '';
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      whole += '\r\n ';
      octets = 1;
    }
    whole += character;
    octets += size;
  }
  return whole;
}
