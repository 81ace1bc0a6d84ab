import { stackPolicy } from '../define-policy.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { recordOf, textsOf } from '../manifest/reading.ts';

/** A tenancy's namespace has a ceiling for everything that is sold: what no quota names is unlimited. */
export const quotaComplete = stackPolicy(
  {
    name: 'quota-complete',
    description: '租户命名空间的配额必须覆盖计算、内存、存储和对象数量',
    english: 'The quota of a tenancy covers compute, memory, storage and object counts',
    controls: ['F14', '8.1.2.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 ResourceQuota 的 hard 中补全这些项',
    demands: ['resources'],
    settings: {
      resources: {
        type: 'array',
        items: { type: 'string' },
        description: 'Resources that the quotas of a namespace name between them',
        default: [
          'requests.cpu',
          'limits.cpu',
          'requests.memory',
          'limits.memory',
          'requests.storage',
          'persistentvolumeclaims',
          'pods',
          'services.nodeports',
        ],
      },
    },
  },
  (objects, settings) =>
    objects
      .filter((object) => object.kind === 'Namespace' && !object.isPatch && isTenancyObject(object))
      .flatMap((object) => {
        const quotas = objects.filter(({ kind, namespace }) => kind === 'ResourceQuota' && namespace === object.name);
        // A quota that counts certain pods only is no ceiling of the namespace.
        const named = quotas
          .map(({ content }) => recordOf(content.spec))
          .filter((spec) => spec.scopeSelector === undefined && spec.scopes === undefined)
          .flatMap((spec) => Object.keys(recordOf(spec.hard)));
        const missing = textsOf(settings.resources).filter((resource) => !named.includes(resource));
        return quotas.length === 0 || missing.length === 0
          ? []
          : [{ object, objection: `配额没有写明 ${missing.join('、')}` }];
      }),
);
