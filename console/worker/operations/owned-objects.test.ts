import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import { expect, test } from 'vitest';
import { ownedObjects } from './owned-objects.ts';

const workOf = (kind: string, outputs: unknown) => ({ stack: { kind }, operation: { outputs } }) as unknown as Work;

test('a line’s verification looks for everything that bears its resource’s label', () => {
  const owned = ownedObjects(workOf('order-line', { namespace: 'zk-000001', resource: 'zy-000007', objects: [] }));
  expect(owned).toMatchObject({ namespace: 'zk-000001', selector: 'zhengyun.cn/resource=zy-000007' });
  expect(owned?.kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['VirtualMachine', 'PersistentVolumeClaim']),
  );
});

test('a tenancy’s base and a cloud are of no single resource', () => {
  expect(ownedObjects(workOf('tenancy-base', { namespace: 'zk-000001', resource: null, objects: [] }))).toBeNull();
  expect(ownedObjects(workOf('cloud', {}))).toBeNull();
});
