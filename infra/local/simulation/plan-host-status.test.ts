import { describe, expect, it } from 'vitest';
import { planHostStatus, type VirtualMachine } from './plan-host-status.ts';

const now = new Date('2026-11-22T01:02:03.456Z');
const machine = (changes: { spec?: object; status?: object; metadata?: object } = {}): VirtualMachine => ({
  metadata: { name: 'host', namespace: 'drug', uid: 'u', resourceVersion: '1', generation: 1, ...changes.metadata },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: { volumes: [{ persistentVolumeClaim: { claimName: 'system' } }, { dataVolume: { name: 'data' } }, {}] },
    },
    ...changes.spec,
  },
  ...(changes.status === undefined ? {} : { status: changes.status }),
});
const plan = (subject: VirtualMachine, bound: readonly string[]): ReturnType<typeof planHostStatus> =>
  planHostStatus(subject, { bound: (claim) => bound.includes(claim), now });
const ALL = ['drug/system', 'drug/data'];

describe('a simulated host', () => {
  it('is Ready once every claim of its volumes is bound', () => {
    expect(plan(machine(), ALL)).toMatchObject({
      printableStatus: 'Running',
      ready: true,
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-22T01:02:03Z' }],
      observedGeneration: 1,
    });
  });

  it('waits for a claim that is not, and names it', () => {
    expect(plan(machine(), ['drug/system'])).toMatchObject({
      printableStatus: 'WaitingForVolumeBinding',
      ready: false,
      conditions: [{ type: 'Ready', status: 'False', message: 'waiting for drug/data' }],
    });
  });

  it('is not Ready by the claims of another namespace', () => {
    expect(plan(machine(), ['other/system', 'other/data'])).toMatchObject({ ready: false });
  });

  it.each([{ runStrategy: 'Halted' }, { running: false }])('is Stopped when it is meant to be: %j', (spec) => {
    expect(plan(machine({ spec }), ALL)).toMatchObject({ printableStatus: 'Stopped', ready: false, created: false });
  });

  it('is left alone when its status is right, and when it is being deleted', () => {
    expect(plan(machine({ status: { printableStatus: 'Running', observedGeneration: 1 } }), ALL)).toBeNull();
    expect(plan(machine({ status: { printableStatus: 'Running' } }), ALL)).toBeNull();
    expect(plan(machine({ metadata: { deletionTimestamp: 't' } }), ALL)).toBeNull();
  });

  it('shows a change of its definition as seen', () => {
    const changed = machine({
      metadata: { generation: 2 },
      status: { printableStatus: 'Running', observedGeneration: 1 },
    });
    expect(plan(changed, ALL)).toMatchObject({ printableStatus: 'Running', observedGeneration: 2 });
  });
});
