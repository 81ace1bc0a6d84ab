import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment of a command', () => {
  it('is production with no server allowed when nothing is said', () => {
    expect(readEnv({ XDG_CONFIG_HOME: '/home/them/.config' })).toEqual({
      XDG_CONFIG_HOME: '/home/them/.config',
      ZHENGYUN_URL: 'http://127.0.0.1:7100',
      ZHENGYUN_MODE: 'production',
      ZHENGYUN_DATA: '.zhengyun',
      ZHENGYUN_ALLOWED_SERVERS: [],
    });
  });

  it('takes allowed servers as a list', () => {
    const { ZHENGYUN_ALLOWED_SERVERS } = readEnv({ ZHENGYUN_ALLOWED_SERVERS: '10.0.0.1, .gd.gov.cn,,' });
    expect(ZHENGYUN_ALLOWED_SERVERS).toEqual(['10.0.0.1', '.gd.gov.cn']);
  });

  it('names every variable that is wrong at once', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://x', ZHENGYUN_MODE: 'test' })).toThrow(
      /DATABASE_URL[\s\S]*ZHENGYUN_MODE/,
    );
  });
});
