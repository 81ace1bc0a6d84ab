import { matchesPattern } from '@zhengyun/rulebook/compliance.ts';
import { objectPolicy } from '../define-policy.ts';
import { textsOf } from '../manifest/reading.ts';

/** A token in a Secret never ends. Only the platform's own operator account has one, in the platform's own namespace. */
export const noLastingToken = objectPolicy(
  {
    name: 'no-lasting-token',
    description: '不得使用长期有效的服务账号令牌',
    english: 'No service account token without an end is used',
    controls: ['8.1.4.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用有期限的投射令牌（projected serviceAccountToken）',
    settings: {
      namespaces: {
        type: 'array',
        items: { type: 'string' },
        description: 'Namespaces in which the platform keeps tokens of its own; * stands for any characters',
        default: ['zy-*-system'],
      },
    },
  },
  (object, settings) => {
    if (object.kind !== 'Secret' || object.content.type !== 'kubernetes.io/service-account-token') return [];
    const allowed = textsOf(settings.namespaces).some((pattern) => matchesPattern(object.namespace ?? '', pattern));
    return allowed ? [] : [{ text: '是长期有效的服务账号令牌', path: ['type'] }];
  },
);
