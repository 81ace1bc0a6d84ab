import { objectPolicy } from '../define-policy.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

/** A Service that is an alias leads past the zone: to another tenancy's service, or out of the cloud. */
export const noExternalName = objectPolicy(
  {
    name: 'no-external-name',
    description: '服务不得作为其他租户或外部域名的别名',
    english: 'A service is no alias of another tenant or an outside host',
    controls: ['8.1.3.1', '8.2.3.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉 ExternalName，外部系统经由共享网关或已登记的出口访问',
  },
  (object) => {
    const spec = recordOf(object.content.spec);
    return object.kind === 'Service' && spec.type === 'ExternalName'
      ? [{ text: `是外部域名 ${textOf(spec.externalName)} 的别名`, path: ['spec', 'externalName'] }]
      : [];
  },
);
