import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noAdmissionChange } from './no-admission-change.ts';

const judged = (content: object) =>
  verdict(noAdmissionChange, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no admission change', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'writing webhooks',
      'rules.0',
      { apiGroups: ['admissionregistration.k8s.io'], resources: ['mutatingwebhookconfigurations'], verbs: ['create'] },
      '授予 create',
    ],
    [
      'taking policies away',
      'rules.0',
      {
        apiGroups: ['admissionregistration.k8s.io'],
        resources: ['validatingadmissionpolicybindings'],
        verbs: ['delete'],
      },
      '授予 delete',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
