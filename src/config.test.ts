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

test('questions are kept for ninety days unless another time is set', () => {
  expect(readConfig({}).site).toEqual({ identifiers: [], retentionDays: 90 });
  for (const days of [1, 30, 3_650]) expect(readConfig({ RETENTION_DAYS: `${days}` }).site.retentionDays).toBe(days);
});

test.each(['0', '3651', '-1', '1.5', '九十', ' ', 'never', 'Infinity', '90d'])(
  'RETENTION_DAYS=%j is refused by name',
  (value) => {
    expect(() => readConfig({ RETENTION_DAYS: value })).toThrow(new StartupError('配置有误：RETENTION_DAYS 的值不对'));
  },
);

test('what the operator says of the site is taken as it stands, identifiers by either semicolon', () => {
  const identifiers = ' 湘ICP备00000000号；湘公网安备 43000000000000号 ;;';
  const site = readConfig({ SITE_OPERATOR: ' 某某厅 ', SITE_CONTACT: '0731-00000000', SITE_IDENTIFIERS: identifiers });
  expect(site.site).toEqual({
    ...{ operator: '某某厅', contact: '0731-00000000', retentionDays: 90 },
    identifiers: ['湘ICP备00000000号', '湘公网安备 43000000000000号'],
  });
});
