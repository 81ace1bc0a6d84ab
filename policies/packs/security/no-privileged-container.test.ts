import { unknownStringValue } from '@zhengyun/harness/policy-proxy.ts';
import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { noPrivilegedContainer } from './no-privileged-container.ts';

const judged = (content: object) => verdict(noPrivilegedContainer, resourceOf('apps/v1:Deployment', { ...content }));

describe('no privileged container', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a privileged container',
      'spec.template.spec.containers.0.securityContext.privileged',
      true,
      '容器 web 以特权方式运行',
    ],
    [
      'privilege escalation',
      'spec.template.spec.containers.0.securityContext.allowPrivilegeEscalation',
      true,
      '容器 web 允许提升权限',
    ],
    [
      'an added capability',
      'spec.template.spec.containers.0.securityContext.capabilities',
      { add: ['SYS_ADMIN'] },
      '增加了内核能力 SYS_ADMIN',
    ],
    [
      'a privileged init container',
      'spec.template.spec.initContainers',
      [{ name: 'prepare', securityContext: { privileged: true } }],
      '容器 prepare 以特权方式运行',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets a container open a low port', async () => {
    const path = 'spec.template.spec.containers.0.securityContext.capabilities';
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, { add: ['NET_BIND_SERVICE'] }))).toEqual([]);
  });

  it('judges a patch of a deployment like the deployment', async () => {
    const patch = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.securityContext.privileged', true);
    expect(await verdict(noPrivilegedContainer, resourceOf('apps/v1:DeploymentPatch', patch))).toHaveLength(1);
  });

  it('says that it cannot judge a value that is not known yet', async () => {
    const unknown = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.securityContext', unknownStringValue);
    expect(await judged(unknown)).toEqual([expect.stringMatching(/^unknown: [\s\S]*securityContext/)]);
  });
});
