import { objectPolicy } from '../define-policy.ts';
import { accountsBoundBy } from '../manifest/subjects.ts';

/** Every pod that names no account runs as `default`: rights given to it are given to all of them. */
export const noDefaultAccountBinding = objectPolicy(
  {
    name: 'no-default-account-binding',
    description: '不得向 default 服务账号授权',
    english: 'Nothing is granted to the default service account',
    controls: ['8.1.4.2', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请为需要权限的工作负载单独建立服务账号并只授权给它',
  },
  (object) =>
    accountsBoundBy(object).flatMap(({ name, index }) => {
      if (name !== null && name !== 'default') return [];
      const text = name === null ? '授权给了命名空间的全部服务账号，其中有 default' : '授权给了 default 服务账号';
      return [{ text, path: ['subjects', index] }];
    }),
);
