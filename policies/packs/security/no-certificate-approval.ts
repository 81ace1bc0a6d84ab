import { objectPolicy } from '../define-policy.ts';
import { grantsOf, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = {
  group: 'certificates.k8s.io',
  resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status', 'signers'],
  verbs: ['update', 'patch', 'approve', 'sign'],
};

/** Who approves a signing request can have a certificate made out to anybody, to system:masters too. */
export const noCertificateApproval = objectPolicy(
  {
    name: 'no-certificate-approval',
    description: '角色不得批准或签发证书',
    english: 'A role does not approve or sign certificates',
    controls: ['8.1.4.1'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 certificatesigningrequests/approval、/status 与 signers 的 approve、sign',
  },
  (object) => grantsOf(object, RIGHT),
);
