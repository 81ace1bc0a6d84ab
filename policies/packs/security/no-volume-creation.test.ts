import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noVolumeCreation } from './no-volume-creation.ts';

const judged = (content: object) =>
  verdict(noVolumeCreation, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no volume creation', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'persistent volumes',
      'rules.0',
      { apiGroups: [''], resources: ['persistentvolumes'], verbs: ['create'] },
      '对 persistentvolumes 授予 create',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets them be read', async () => {
    expect(await judged(changeAt(GOOD_ROLE, 'rules.0.resources', ['persistentvolumes']))).toEqual([]);
  });
});
