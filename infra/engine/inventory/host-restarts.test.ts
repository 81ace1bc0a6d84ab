import type { ObservedObject } from '@zhengyun/interface/inventory.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HostInstance, mustRestart, nextRestarts, type RestartableHost } from './host-restarts.ts';

const host = (more: Partial<RestartableHost> = {}): RestartableHost => ({
  metadata: { generation: 2 },
  spec: { runStrategy: 'Always' },
  status: { observedGeneration: 2, conditions: [{ type: 'RestartRequired', status: 'True' }] },
  ...more,
});
const instance = (startedFrom: string, deletionTimestamp?: string): HostInstance => ({
  metadata: {
    uid: 'i',
    annotations: { 'kubevirt.io/vm-generation': startedFrom },
    ...(deletionTimestamp ? { deletionTimestamp } : {}),
  },
});

describe('a host is restarted', () => {
  test('when it runs an earlier size than it is asked for', () => {
    expect(mustRestart(host(), instance('1'))).toBe(true);
  });

  test.each([
    ['not when nothing asks for it', host({ status: { observedGeneration: 2, conditions: [] } }), instance('1')],
    ['not when it is to be off', host({ spec: { runStrategy: 'Halted' } }), instance('1')],
    ['not when it is being deleted', host({ metadata: { generation: 2, deletionTimestamp: 't' } }), instance('1')],
    ['not on a word of an earlier generation', host({ metadata: { generation: 3 } }), instance('1')],
    ['not while its restart is under way', host(), instance('1', '2026-11-22T00:00:00Z')],
    ['not again once it has started from the newest generation', host(), instance('2')],
  ])('%s', (_, subject, running) => {
    expect(mustRestart(subject, running)).toBe(false);
  });
});

type Seen = 'ready' | 'waiting' | 'down';
const seen = (name: number, as: Seen): ObservedObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  namespace: 'ns',
  name: `h-${name}`,
  uid: `${name}`,
  ready: as === 'ready',
  reason: as === 'waiting' ? 'RestartRequired: a change waits' : as === 'down' ? 'Starting' : '',
});
const line = (states: readonly Seen[]) => states.map((state, index) => seen(index, state));

describe('hosts of a line', () => {
  test('are restarted a quarter at a time, and a single one at once', () => {
    expect(nextRestarts(line(['waiting']))).toHaveLength(1);
    expect(nextRestarts(line(Array(8).fill('waiting')))).toHaveLength(2);
    expect(nextRestarts(line(['down', 'down', ...Array(6).fill('waiting')]))).toHaveLength(0);
  });

  test('never have more down at once than a quarter, or one', () => {
    const states = fc.array(fc.constantFrom<Seen>('ready', 'waiting', 'down'), { maxLength: 60 });
    fc.assert(
      fc.property(states, (all) => {
        const down = all.filter((state) => state === 'down').length;
        const next = nextRestarts(line(all));
        if (next.length > 0) expect(down + next.length).toBeLessThanOrEqual(Math.max(1, Math.floor(all.length / 4)));
      }),
    );
  });

  test('are all restarted in the end when each comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const states: Seen[] = Array(count).fill('waiting');
        for (let round = 0; round < count; round += 1)
          for (const { uid } of nextRestarts(line(states))) states[Number(uid)] = 'ready';
        expect(states).not.toContain('waiting');
      }),
    );
  });
});
