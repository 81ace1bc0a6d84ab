import { expect, it } from 'vitest';
import { looksSecret } from './secret-words.ts';

it.each([
  ['DB_PASSWORD', 'x', true],
  ['password', 'x', true],
  ['app.api-key', 'x', true],
  ['GITHUB_TOKEN', 'x', true],
  ['DSN', 'postgres://web:hunter2@db/web', true],
  ['pem', '-----BEGIN EC PRIVATE KEY-----', true],
  ['DB_PASSWORD', '', false],
  ['DB_PASSWORD', '$(FROM_ELSEWHERE)', false],
  ['DB_PASSWORD_FILE', '/run/db', false],
  ['TOKENIZER', 'icu', false],
  ['URL', 'https://web.gd.gov.cn/', false],
  ['cert', '-----BEGIN CERTIFICATE-----', false],
])('%s=%s: %s', (name, value, secret) => {
  expect(looksSecret(name, value)).toBe(secret);
});
