import { expect, it } from 'vitest';
import { holdsSecret, looksSecret } from './secret-words.ts';

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

it.each([
  ['password: hunter2', true],
  ['{"password":"hunter2"}', true],
  ['users:\n  - name: ops\n    hashed_passwd: $6$abc', true],
  ['chpasswd:\n  expire: false\n  list: |\n    root:hunter2', true],
  ['runcmd:\n  - echo root:hunter2 | chpasswd', true],
  ['export API_TOKEN=abcdef', true],
  ['write_files:\n  - content: |\n      -----BEGIN PRIVATE KEY-----', true],
  ['mirror: https://web:hunter2@mirror.gov.cn/', true],
  [
    '{"hostname":"h","ssh_pwauth":false,"disable_root":true,"ssh_authorized_keys":["ssh-ed25519 AAAAC3Nz me@gov.cn"]}',
    false,
  ],
  ['users:\n  - name: ops\n    lock_passwd: true', false],
  ['chpasswd: { expire: false }\nmirror: https://mirror.gov.cn/', false],
  ['chpasswd:\n  list: |\n    root:RANDOM', false],
  ['export API_TOKEN=$(cat /run/token)', false],
  ['', false],
])('start-up data %j: %s', (text, secret) => {
  expect(holdsSecret(text)).toBe(secret);
});
