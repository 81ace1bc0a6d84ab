import { objectPolicy } from '../define-policy.ts';
import { isClusterScoped } from '../manifest/manifest.ts';
import { cloudOf } from '../manifest/platform.ts';

/** Kinds whose names are not ours to choose, or that a tenancy's own rule covers. */
const NAMED_BY_OTHERS = new Set(['CustomResourceDefinition', 'Namespace', 'Node', 'PersistentVolume']);

/** Several clouds may share a cluster: a cluster-scoped name carries its cloud's, or two clouds would fight over one object. */
export const cloudInClusterName = objectPolicy(
  {
    name: 'cloud-in-cluster-name',
    description: '集群级对象的名称必须带云标识',
    english: 'The name of a cluster-wide object carries its cloud',
    controls: ['F1'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请以 zy-<云标识>- 开头命名',
  },
  (object) => {
    if (!isClusterScoped(object) || NAMED_BY_OTHERS.has(object.kind)) return [];
    const prefix = `zy-${cloudOf(object)}-`;
    return object.name.startsWith(prefix) && cloudOf(object) !== ''
      ? []
      : [{ text: `名称不以 ${prefix} 开头`, path: ['metadata', 'name'] }];
  },
);
