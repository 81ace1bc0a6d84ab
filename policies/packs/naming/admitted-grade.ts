import { objectPolicy } from '../define-policy.ts';
import { OWNERSHIP } from '../manifest/platform.ts';
import { textOf } from '../manifest/reading.ts';

const ADMITTED = ['1', '2', '3'];
const TIERS = ['provincial', 'sectoral', 'municipal'];

/** A system's MLPS grade and a cloud's tier are words of the platform; grade 4 and above is not admitted to it at all. */
export const admittedGrade = objectPolicy(
  {
    name: 'admitted-grade',
    description: '等保级别与层级标签必须取平台规定的值',
    english: 'MLPS grade and tier labels take the values of the platform',
    controls: ['F22', 'F1'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请把 zhengyun.cn/mlps-grade 写为 1、2 或 3，把 zhengyun.cn/tier 写为 provincial、sectoral 或 municipal',
  },
  (object) => [
    ...wrongIn(textOf(object.labels[OWNERSHIP.grade]), ADMITTED, { key: OWNERSHIP.grade, what: '等保级别' }),
    ...wrongIn(textOf(object.labels[OWNERSHIP.tier]), TIERS, { key: OWNERSHIP.tier, what: '层级' }),
  ],
);

function wrongIn(value: string, admitted: readonly string[], label: { readonly key: string; readonly what: string }) {
  return value === '' || admitted.includes(value)
    ? []
    : [{ text: `${label.what}“${value}”不在平台范围内`, path: ['metadata', 'labels', label.key] }];
}
