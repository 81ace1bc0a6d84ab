import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readEnv } from './env.ts';

const good = {
  DATABASE_URL: 'postgres://zy_worker@127.0.0.1/zhengyun',
  STATE_URL: 'postgres://zy_state@127.0.0.1/zhengyun_state',
  ZHENGYUN_KEY_FILE: '/etc/zhengyun/secret.key',
};

describe("the worker's environment", () => {
  test('is production unless told otherwise, with no port open', () => {
    expect(readEnv(good)).toMatchObject({ ZHENGYUN_MODE: 'production', PROBE_SECONDS: 15 });
    expect(readEnv(good).METRICS_PORT).toBeUndefined();
  });
  test('runs as many operations at once as its cores can feed, unless told otherwise', () => {
    expect(readEnv(good).ENGINE_PARALLEL).toBe(2 * availableParallelism());
    expect(readEnv({ ...good, ENGINE_PARALLEL: '3' }).ENGINE_PARALLEL).toBe(3);
  });
  test('keeps runs and backups in the data folder', () => {
    expect(readEnv({ ...good, ZHENGYUN_DATA: '/data' })).toMatchObject({
      runsDir: '/data/runs',
      backupDir: '/data/state-backups',
    });
  });
  test('sends no mail unless told how, from whom and where its links lead', () => {
    expect(readEnv(good).SMTP_URL).toBeUndefined();
    const mail = { SMTP_URL: 'smtps://mail.example.gov.cn', MAIL_FROM: '政云 <zy@example.gov.cn>' };
    expect(() => readEnv({ ...good, ...mail })).toThrow(/CONSOLE_URL/);
    expect(readEnv({ ...good, ...mail, CONSOLE_URL: 'https://cloud.example.gov.cn' })).toMatchObject(mail);
    expect(() => readEnv({ ...good, MAIL_FROM: 'x@y\nBcc: z@y' })).toThrow(/MAIL_FROM/);
  });
  test('names every variable that is wrong, at once', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://x', PROBE_SECONDS: '0' })).toThrow(
      /DATABASE_URL[\s\S]*STATE_URL[\s\S]*ZHENGYUN_KEY_FILE[\s\S]*PROBE_SECONDS/,
    );
  });
});
