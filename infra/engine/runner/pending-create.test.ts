import { expect, test } from 'vitest';
import { type StateDeployment, withPendingCreates } from './pending-create.ts';

const claim = (metadata: object, type = 'kubernetes:core/v1:PersistentVolumeClaim') => ({
  type: 'creating',
  resource: { urn: 'urn:claim', type, inputs: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata } },
});
const state = (...pending_operations: NonNullable<StateDeployment['pending_operations']>): StateDeployment => ({
  resources: [{ urn: 'urn:a', type: 't', id: 'a' }],
  pending_operations,
});

test('a create that was under way is entered under the id its object would have', () => {
  const { resources, pending_operations } = withPendingCreates(state(claim({ name: 'disk', namespace: 'space' })));
  expect(resources?.map(({ id }) => id)).toEqual(['a', 'space/disk']);
  expect(resources?.[1]).toMatchObject({ urn: 'urn:claim', custom: true });
  expect(pending_operations).toEqual([]);
});

test.each([
  ['named by the cluster', claim({ generateName: 'x-', namespace: 'space' })],
  ['a patch', claim({ name: 'node-1' }, 'kubernetes:core/v1:NodePatch')],
  ['no object of a cluster', claim({ name: 'x' }, 'pulumi:providers:kubernetes')],
])('one that is %s is forgotten', (_, pending) => {
  expect(withPendingCreates(state(pending))).toMatchObject({ resources: [{ id: 'a' }], pending_operations: [] });
});

test('what was being updated or deleted stays pending: a refresh settles it by itself', () => {
  const deleting = { type: 'deleting', resource: { urn: 'urn:a', type: 't', id: 'a' } };
  expect(withPendingCreates(state(deleting)).pending_operations).toEqual([deleting]);
});
