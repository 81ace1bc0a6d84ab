import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { safeSysctls } from './safe-sysctls.ts';

const judged = (content: object) => verdict(safeSysctls, resourceOf('apps/v1:Deployment', { ...content }));

describe('safe sysctls', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a parameter of the whole node',
      'spec.template.spec.securityContext.sysctls',
      [{ name: 'kernel.msgmax', value: '65536' }],
      '设置了内核参数 kernel.msgmax',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets a pod set what is its own', async () => {
    const own = [{ name: 'net.ipv4.tcp_keepalive_time', value: '60' }];
    expect(await judged(changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.securityContext.sysctls', own))).toEqual([]);
  });

  it('lets a site add to the list', async () => {
    const more = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.securityContext.sysctls', [
      { name: 'net.core.somaxconn' },
    ]);
    const resource = resourceOf('apps/v1:Deployment', more);
    expect(await verdict(safeSysctls, resource, { sysctls: ['net.core.somaxconn'] })).toEqual([]);
  });
});
