import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_ROLE } from '../testing/good-objects.ts';
import { noCertificateApproval } from './no-certificate-approval.ts';

const judged = (content: object) =>
  verdict(noCertificateApproval, resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...content }));

describe('no certificate approval', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_ROLE)).toEqual([]);
  });

  it.each([
    [
      'approval of requests',
      'rules.0',
      { apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests/approval'], verbs: ['update'] },
      '授予 update',
    ],
    [
      'a signer’s right',
      'rules.0',
      { apiGroups: ['certificates.k8s.io'], resources: ['signers'], verbs: ['sign'] },
      '对 signers 授予 sign',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_ROLE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
