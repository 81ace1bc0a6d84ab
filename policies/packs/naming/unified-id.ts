import { objectPolicy } from '../define-policy.ts';
import { isAdoptedVolume, isTenancyObject, OWNERSHIP } from '../manifest/platform.ts';
import { textOf } from '../manifest/reading.ts';

/** Kinds that are charged for, and so belong to one delivered resource. */
const CHARGED = new Set([
  'Cluster',
  'ObjectBucketClaim',
  'PersistentVolumeClaim',
  'RedisReplication',
  'ResourceClaimTemplate',
  'VirtualMachine',
]);
const NUMBER = /^zy-(\d{4}-)?\d{6,}$/;

/** What is charged says which delivered resource it is (F19): its printed number, from which price, order and owner follow. */
export const unifiedId = objectPolicy(
  {
    name: 'unified-id',
    description: '计费对象必须带资源统一标识',
    english: 'What is charged carries the number of its resource',
    controls: ['F19', 'F34'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请用标签 zhengyun.cn/resource 写明资源编号，例如 zy-000123；资源编号由服务目录下单取得',
  },
  (object) => {
    if (!isTenancyObject(object) || object.isPatch || isAdoptedVolume(object)) return [];
    const number = textOf(object.labels[OWNERSHIP.resource]);
    const path = ['metadata', 'labels', OWNERSHIP.resource];
    if (number === '') return CHARGED.has(object.kind) ? [{ text: '没有资源统一标识', path }] : [];
    return NUMBER.test(number) ? [] : [{ text: `资源统一标识“${number}”不是资源编号`, path }];
  },
);
