import { objectPolicy } from '../define-policy.ts';
import { podsOf } from '../manifest/pod-template.ts';

/** A pod holds no key to the API server unless it asks for one of its own; Kubernetes' default is the other way round. */
export const noTokenAutomount = objectPolicy(
  {
    name: 'no-token-automount',
    description: '服务账号不得自动挂载令牌',
    english: 'A service account token is not mounted automatically',
    controls: ['8.1.4.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请设置 automountServiceAccountToken: false，需要令牌时用短期投射卷',
  },
  (object) => {
    if (object.kind === 'ServiceAccount' && object.content.automountServiceAccountToken !== false) {
      return [{ text: '服务账号会自动挂载令牌', path: ['automountServiceAccountToken'] }];
    }
    return podsOf(object)
      .filter(({ spec }) => spec.automountServiceAccountToken === true)
      .map(({ path }) => ({ text: 'Pod 自动挂载服务账号令牌', path: [...path, 'automountServiceAccountToken'] }));
  },
);
