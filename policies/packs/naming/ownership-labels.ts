import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isTenancyObject, OWNERSHIP } from '../manifest/platform.ts';
import { textOf } from '../manifest/reading.ts';

const { managedBy, cloud, department, system, tenancy, grade } = OWNERSHIP;

/** Every object says whose it is: without that it can be neither billed nor reclaimed. */
export const ownershipLabels = objectPolicy(
  {
    name: 'ownership-labels',
    description: '每个对象必须带归属标签',
    english: 'Every object carries the labels that say whose it is',
    controls: ['F19', '8.1.4.2'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请补全 zhengyun.cn 前缀的归属标签（云、部门、系统、租户、等保级别）',
  },
  (object) => {
    const missing = requiredOf(object).filter(
      (key) => textOf(object.labels[key]) === '' && !(object.isPatch && object.labels[key] === undefined),
    );
    return missing.length === 0 ? [] : [{ text: `缺少标签 ${missing.join('、')}`, path: ['metadata', 'labels'] }];
  },
);

function requiredOf(object: Manifest): readonly string[] {
  if (isTenancyObject(object)) return [managedBy, cloud, department, system, tenancy, grade];
  // A definition serves every cloud on the cluster.
  return object.kind === 'CustomResourceDefinition' ? [managedBy] : [managedBy, cloud];
}
