import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { restrictedVolumes } from './restricted-volumes.ts';

const judged = (content: object) => verdict(restrictedVolumes, resourceOf('apps/v1:Deployment', { ...content }));

describe('restricted volumes', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a share mounted past the claims',
      'spec.template.spec.volumes.0',
      { name: 'data', nfs: { server: '10.0.0.1', path: '/' } },
      '卷 data 的类型为 nfs',
    ],
    [
      'a disk of another protocol',
      'spec.template.spec.volumes.0',
      { name: 'data', iscsi: { targetPortal: '10.0.0.1' } },
      '卷 data 的类型为 iscsi',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('leaves the node’s folders to the policy that is theirs', async () => {
    const folder = { name: 'data', hostPath: { path: '/' } };
    expect(await judged(changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.volumes.0', folder))).toEqual([]);
  });
});
