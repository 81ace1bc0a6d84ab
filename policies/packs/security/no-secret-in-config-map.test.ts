import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CONFIG_MAP } from '../testing/good-objects.ts';
import { noSecretInConfigMap } from './no-secret-in-config-map.ts';

const judged = (content: object) => verdict(noSecretInConfigMap, resourceOf('core/v1:ConfigMap', { ...content }));

describe('no secret in a ConfigMap', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CONFIG_MAP)).toEqual([]);
  });

  it.each([
    ['a password by its name', 'data', { 'db.password': 'hunter2' }, '键 db.password 是明文密钥'],
    ['a private key by what it is', 'data', { 'tls.pem': '-----BEGIN PRIVATE KEY-----' }, '键 tls.pem 是明文密钥'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CONFIG_MAP, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
