import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT, GOOD_HOST } from '../testing/good-objects.ts';
import { noSecretInEnv } from './no-secret-in-env.ts';

const judged = (content: object) => verdict(noSecretInEnv, resourceOf('apps/v1:Deployment', { ...content }));

describe('no secret in the environment', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a password in plain text',
      'spec.template.spec.containers.0.env.0',
      { name: 'DB_PASSWORD', value: 'hunter2' },
      '容器 web 的环境变量 DB_PASSWORD 是明文密钥',
    ],
    [
      'an address with a password in it',
      'spec.template.spec.containers.0.env.0',
      { name: 'DATABASE', value: 'postgres://web:hunter2@db/web' },
      '环境变量 DATABASE 是明文密钥',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['cloudInitNoCloud', 'userData', '#cloud-config\npassword: hunter2\n'],
    ['cloudInitConfigDrive', 'userDataBase64', Buffer.from('#cloud-config\npassword: hunter2\n').toString('base64')],
  ])('refuses a password in a host’s start-up data: %s.%s', async (source, field, text) => {
    const volumes = [{ name: 'start-up', [source]: { [field]: text } }];
    const host = changeAt(GOOD_HOST, 'spec.template.spec.volumes', volumes);
    const [message, ...more] = await verdict(noSecretInEnv, resourceOf('kubevirt.io/v1:VirtualMachine', host));
    expect(message).toContain(`云主机的启动数据 ${field} 中有明文密钥`);
    expect(message).not.toContain('hunter2');
    expect(more).toEqual([]);
  });

  it('lets a host be told its name and keys, and where its secrets lie', async () => {
    const told = '#cloud-config\n{"hostname":"a","ssh_pwauth":false,"ssh_authorized_keys":["ssh-ed25519 AAAA me"]}';
    for (const source of [{ userData: told }, { secretRef: { name: 'start-up' } }]) {
      const volumes = [{ name: 'start-up', cloudInitNoCloud: source }];
      const host = changeAt(GOOD_HOST, 'spec.template.spec.volumes', volumes);
      expect(await verdict(noSecretInEnv, resourceOf('kubevirt.io/v1:VirtualMachine', host))).toEqual([]);
    }
  });

  it('never repeats the secret', async () => {
    const env = { name: 'DB_PASSWORD', value: 'hunter2' };
    const [message] = await judged(changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.env.0', env));
    expect(message).not.toContain('hunter2');
  });

  it.each([
    ['where the secret lies', { name: 'DB_PASSWORD_FILE', value: '/run/secrets/db' }],
    ['another variable’s value', { name: 'DB_PASSWORD', value: '$(PASSWORD)' }],
  ])('lets a variable say %s', async (_, env) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.env.0', env))).toEqual([]);
  });
});
