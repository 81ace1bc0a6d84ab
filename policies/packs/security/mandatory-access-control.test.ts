import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { mandatoryAccessControl } from './mandatory-access-control.ts';

const judged = (content: object) => verdict(mandatoryAccessControl, resourceOf('apps/v1:Deployment', { ...content }));

describe('mandatory access control', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'AppArmor switched off for the pod',
      'spec.template.spec.securityContext.appArmorProfile',
      { type: 'Unconfined' },
      'Pod 关闭了 AppArmor',
    ],
    [
      'AppArmor switched off for a container',
      'spec.template.spec.containers.0.securityContext.appArmorProfile',
      { type: 'Unconfined' },
      '容器 web 关闭了 AppArmor',
    ],
    [
      'AppArmor switched off the old way',
      'metadata.annotations',
      { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' },
      '关闭了 AppArmor',
    ],
    [
      'a SELinux type of one’s own',
      'spec.template.spec.containers.0.securityContext.seLinuxOptions',
      { type: 'spc_t' },
      '自选了 SELinux 类型 spc_t',
    ],
    [
      'a SELinux role',
      'spec.template.spec.securityContext.seLinuxOptions',
      { role: 'sysadm_r' },
      '自选了 SELinux role',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
