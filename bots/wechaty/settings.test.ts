import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { wechatySettings } from './settings.ts';

const PUPPET = 'wechaty-puppet-mock';

test('the puppet is enough; the login is kept under the data folder', () => {
  const { login, ...settings } = wechatySettings({ WECHATY_PUPPET: PUPPET }, './data');
  expect(settings).toEqual({ puppet: PUPPET, pause: { minMs: 1_000, maxMs: 3_000 }, takesComments: false });
  expect(isAbsolute(login)).toBe(true);
  expect(login).toMatch(/data.wechaty.login$/);
});

test('a setting that lacks or is of the wrong form is named', () => {
  const wrong = (changes: Record<string, string>) => () => wechatySettings({ WECHATY_PUPPET: PUPPET, ...changes }, 'd');
  expect(() => wechatySettings({}, 'd')).toThrow('WECHATY_PUPPET');
  for (const puppet of ['', 'mock', './wechaty-puppet-x', 'wechaty-puppet-x y', 'node:fs'])
    expect(wrong({ WECHATY_PUPPET: puppet }), puppet).toThrow('WECHATY_PUPPET');
  for (const pause of ['1000', '0-10', '999-2000', '3000-1000', '1000-99999', 'a-b', '1000 - 2000'])
    expect(wrong({ WECHATY_PAUSE: pause }), pause).toThrow('WECHATY_PAUSE');
  expect(wrong({ WECHATY_COMMENTS: 'yes' })).toThrow('WECHATY_COMMENTS');
});

test('a scoped puppet, another pause and comments can be set', () => {
  const set = { WECHATY_PUPPET: '@juzi/wechaty-puppet-service', WECHATY_PAUSE: '2000-2000', WECHATY_COMMENTS: '1' };
  expect(wechatySettings(set, 'd')).toMatchObject({
    puppet: '@juzi/wechaty-puppet-service',
    pause: { minMs: 2_000, maxMs: 2_000 },
    takesComments: true,
  });
});
