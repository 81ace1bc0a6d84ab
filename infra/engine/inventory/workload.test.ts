import { expect, test } from 'vitest';
import { distinct, isOver, workloadOf } from './workload.ts';

const pod = (name: string, owner?: { kind: string; name: string }, labels = {}) => ({
  metadata: { name, labels, ...(owner ? { ownerReferences: [{ ...owner, controller: true }] } : {}) },
});

test.each([
  [
    'a Deployment, whatever its set is called today',
    { kind: 'ReplicaSet', name: 'web-6f7' },
    { 'pod-template-hash': '6f7' },
    'Deployment web',
  ],
  ['a set that no Deployment made', { kind: 'ReplicaSet', name: 'web-old' }, {}, 'ReplicaSet web-old'],
  ['a StatefulSet', { kind: 'StatefulSet', name: 'db' }, {}, 'StatefulSet db'],
  ['a schedule’s run, whichever it is', { kind: 'Job', name: 'nightly-29386080' }, {}, 'Job nightly'],
  ['a host', { kind: 'VirtualMachineInstance', name: 'zy-000001-001' }, {}, 'VirtualMachineInstance zy-000001-001'],
])('a pod is named by %s', (_, owner, labels, named) => {
  const { kind, name } = workloadOf(pod('p', owner, labels));
  expect(`${kind} ${name}`).toBe(named);
});

test('a pod of nobody is named by itself', () => {
  expect(workloadOf(pod('lonely'))).toEqual({ kind: 'Pod', name: 'lonely' });
});

test('a pod that is over holds nothing', () => {
  expect(
    ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'].filter((phase) =>
      isOver({ ...pod('p'), status: { phase } }),
    ),
  ).toEqual(['Succeeded', 'Failed']);
});

test('many pods of one workload are one workload', () => {
  const of = (kind: string, name: string) => ({ kind, name });
  expect(distinct([of('Pod', 'b'), of('Deployment', 'a'), of('Pod', 'b')])).toEqual([
    of('Deployment', 'a'),
    of('Pod', 'b'),
  ]);
});
