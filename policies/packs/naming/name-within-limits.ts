import { objectPolicy } from '../define-policy.ts';

/** Kinds whose name becomes part of another: a host name, a pod's name with what Kubernetes appends. */
const LIMITS: Readonly<Record<string, number>> = {
  CronJob: 52,
  Namespace: 63,
  Service: 63,
  StatefulSet: 52,
  VirtualMachine: 63,
};
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** A name that passes the API but not what is made of it fails later, half done; so it is refused before. */
export const nameWithinLimits = objectPolicy(
  {
    name: 'name-within-limits',
    description: '名称必须短到能用作主机名，且只含小写字母、数字和连字符',
    english: 'A name is short and plain enough to be a host name',
    controls: ['F19'],
    severity: 'low',
    level: 'mandatory',
    remedy: '请缩短名称，只用小写字母、数字和连字符',
  },
  (object) => {
    const limit = LIMITS[object.kind];
    if (limit === undefined || object.name === '') return [];
    const path = ['metadata', 'name'];
    return [
      ...(object.name.length > limit ? [{ text: `名称有 ${object.name.length} 个字符，最多 ${limit} 个`, path }] : []),
      ...(LABEL.test(object.name) ? [] : [{ text: '名称含有不能用作主机名的字符', path }]),
    ];
  },
);
