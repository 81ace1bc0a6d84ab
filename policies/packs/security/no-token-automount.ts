import { objectPolicy } from '../define-policy.ts';
import { podSpecOf } from '../manifest/pod-template.ts';

/** A pod holds no key to the API server unless it asks for one of its own; Kubernetes' default is the other way round. */
export const noTokenAutomount = objectPolicy(
  {
    name: 'no-token-automount',
    description: '服务账号不得自动挂载令牌',
    controls: [{ standard: 'GB/T 22239-2019', clause: '8.1.4.1', title: '身份鉴别' }],
    severity: 'high',
    level: 'mandatory',
    remedy: '请设置 automountServiceAccountToken: false，需要令牌时用短期投射卷',
  },
  (object) => {
    if (object.kind === 'ServiceAccount' && object.content.automountServiceAccountToken !== false) {
      return ['服务账号会自动挂载令牌'];
    }
    return podSpecOf(object)?.automountServiceAccountToken === true ? ['Pod 自动挂载服务账号令牌'] : [];
  },
);
