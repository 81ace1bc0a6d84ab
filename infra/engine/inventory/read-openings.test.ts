import { describe, expect, test } from 'vitest';
import { openingsAmong } from './read-openings.ts';

const at = '2026-11-23T02:00:00Z';
const object = (name: string, more: object = {}, spec: Readonly<Record<string, unknown>> = {}) => ({
  metadata: { name, ...more },
  spec,
});

describe('openings among the objects of a namespace', () => {
  test('a policy says who wrote it, newest first, and when it was made', () => {
    const written = (manager: string, time: string) => ({ manager, operation: 'Update', time });
    const managedFields = [
      written('kubectl-create', at),
      written('helm', '2026-11-24T02:00:00Z'),
      { manager: 'controller', operation: 'Update', subresource: 'status', time: at },
    ];
    const [found] = openingsAmong('NetworkPolicy', [object('let-in', { creationTimestamp: at, managedFields })]);
    expect(found).toMatchObject({ kind: 'NetworkPolicy', name: 'let-in', at: '2026-11-23T02:00:00.000Z', owner: null });
    expect(found!.writers.map(({ manager }) => manager)).toEqual(['helm', 'kubectl-create']);
  });

  test('of services those alone are any that are reached from outside', () => {
    const services = [
      object('inside', {}, { type: 'ClusterIP' }),
      object('balancer', {}, { type: 'LoadBalancer' }),
      object('port', {}, { type: 'NodePort' }),
      object('claimed', {}, { type: 'ClusterIP', externalIPs: ['203.0.113.5'] }),
    ];
    expect(openingsAmong('Service', services).map(({ name }) => name)).toEqual(['balancer', 'claimed', 'port']);
  });

  test('what a controller made names it', () => {
    const ownerReferences = [
      { kind: 'Secret', name: 's' },
      { kind: 'Cluster', name: 'zy-2026-000001', controller: true },
    ];
    expect(openingsAmong('RoleBinding', [object('db', { ownerReferences })])).toMatchObject([
      { owner: { kind: 'Cluster', name: 'zy-2026-000001' } },
    ]);
  });
});
