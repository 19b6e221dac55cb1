import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { STYLES } from './styles.ts';

const FOLDER = new URL('.', import.meta.url);
const SHEETS = readdirSync(FOLDER).filter((name) => name.endsWith('.css.ts'));

/** The matches in every sheet but the tokens, each with its sheet. */
function findInSheets(pattern: RegExp): string[] {
  return SHEETS.filter((name) => name !== 'tokens.css.ts').flatMap((name) =>
    [...readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8').matchAll(pattern)].map(([all]) => `${name}: ${all}`),
  );
}

test('colours stand in the tokens alone', () => {
  expect(
    findInSheets(/#[0-9a-f]{3,8}\b(?=[;\s,)])|\b(?:rgba?|hsla?|oklch|lab)\(|:\s*(?:white|black|red|gr[ae]y)\b/gi),
  ).toEqual([]);
});

test('no text on the screen is set smaller than 16 pixels', () => {
  const small = [...STYLES.matchAll(/font(?:-size)?:[^;{}]*?([\d.]+)(r?em|px)\b/g)]
    .filter(([, size, unit]) => Number(size) < (unit === 'px' ? 16 : 1))
    .map(([all]) => all);
  expect(small).toEqual([]);
});

test('every token that is used is declared', () => {
  const declared = new Set([...STYLES.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = new Set([...STYLES.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !declared.has(name))).toEqual([]);
});

test('the style sheet is small: 16 KB on the wire at most', () => {
  expect(gzipSync(STYLES).length).toBeLessThanOrEqual(16 * 1024);
});
