import { expect, test } from 'vitest';
import { missingLabels } from './missing-labels.ts';

const labels = { 'zhengyun.cn/department': 'water', 'zhengyun.cn/system': 'gauges' };

test('an object that bears every label needs none, whatever else it bears', () => {
  const object = { kind: 'Namespace', name: 'old', labels: { ...labels, team: 'x' } };
  expect(missingLabels('old', [{ object, labels }])).toEqual([]);
});

test('what is missing or says otherwise comes with the command that sets it', () => {
  const object = { kind: 'ResourceQuota', name: 'compute', labels: { 'zhengyun.cn/system': 'other' } };
  expect(missingLabels('old', [{ object, labels }])).toEqual([
    'ResourceQuota compute lacks labels: kubectl label --overwrite ResourceQuota compute -n old zhengyun.cn/department=water zhengyun.cn/system=gauges',
  ]);
});
