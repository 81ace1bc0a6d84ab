import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { trustedRegistry } from './trusted-registry.ts';

const judged = (content: object) =>
  verdict(trustedRegistry, resourceOf('apps/v1:Deployment', { ...content }), { registries: ['registry.gov.cn'] });

describe('trusted registry', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a foreign registry',
      'spec.template.spec.containers.0.image',
      'docker.io/library/nginx',
      '镜像 docker.io/library/nginx 不来自认可的仓库',
    ],
    [
      'an image that names no registry',
      'spec.template.spec.containers.0.image',
      'nginx',
      '镜像 nginx 不来自认可的仓库',
    ],
    [
      'a registry that only begins alike',
      'spec.template.spec.containers.0.image',
      'registry.gov.cn.example.com/x',
      '不来自认可的仓库',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('trusts none where none is listed', async () => {
    expect(await verdict(trustedRegistry, resourceOf('apps/v1:Deployment', GOOD_DEPLOYMENT))).toHaveLength(1);
  });

  it('looks at the disks a host boots from', async () => {
    const volumes = [{ name: 'system', containerDisk: { image: 'quay.io/fedora' } }];
    const host = { metadata: { name: 'h' }, spec: { template: { spec: { volumes } } } };
    expect(await verdict(trustedRegistry, resourceOf('kubevirt.io/v1:VirtualMachine', host))).toHaveLength(1);
  });
});
