import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { StartupError } from './domain/errors.ts';

test('the laws are pulled from the pinned repository unless something else is set, and empty means unset', () => {
  for (const environment of [{}, { CORPUS_PULL: '', CORPUS_MIRROR: '' }])
    expect(readConfig(environment)).toMatchObject({ pullLaws: true, lawMirror: undefined });
});

test('CORPUS_PULL turns the pulling off and on', () => {
  expect(readConfig({ CORPUS_PULL: 'off' }).pullLaws).toBe(false);
  expect(readConfig({ CORPUS_PULL: 'on' }).pullLaws).toBe(true);
});

test.each(['OFF', 'false', '0', 'no', ' off'])('CORPUS_PULL=%j is refused by name and not read as on', (value) => {
  expect(() => readConfig({ CORPUS_PULL: value })).toThrow(new StartupError('配置有误：CORPUS_PULL 的值不对'));
});

test.each(['https://mirror.example/laws/', '/srv/laws', './laws', 'D:\\laws'])(
  'CORPUS_MIRROR=%s is kept as it stands',
  (mirror) => {
    expect(readConfig({ CORPUS_MIRROR: mirror }).lawMirror).toBe(mirror);
  },
);

test('a mirror stays known where nothing is pulled by itself, for a pull that is asked for', () => {
  expect(readConfig({ CORPUS_PULL: 'off', CORPUS_MIRROR: '/srv/laws' })).toMatchObject({
    pullLaws: false,
    lawMirror: '/srv/laws',
  });
});
