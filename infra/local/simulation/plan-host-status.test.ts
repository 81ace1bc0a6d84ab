import { describe, expect, it } from 'vitest';
import { type HostInstance, planInstance } from './host-instance.ts';
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
/** An instance that was started from the machine as it is. */
const running = ({ spec }: VirtualMachine, deletionTimestamp?: string): HostInstance => ({
  metadata: { name: 'host', namespace: 'drug', uid: 'i', ...(deletionTimestamp ? { deletionTimestamp } : {}) },
  spec: spec.template?.spec,
});
const plan = (
  subject: VirtualMachine,
  bound: readonly string[],
  instance: HostInstance | undefined = running(subject),
): ReturnType<typeof planHostStatus> =>
  planHostStatus(subject, { bound: (claim) => bound.includes(claim), instance, now });
const nothingRuns = (subject: VirtualMachine, bound: readonly string[]) =>
  planHostStatus(subject, { bound: (claim) => bound.includes(claim), instance: undefined, now });
const ALL = ['drug/system', 'drug/data'];

describe('a simulated host', () => {
  it('is Ready while it runs', () => {
    expect(plan(machine(), ALL)).toMatchObject({
      printableStatus: 'Running',
      ready: true,
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-22T01:02:03Z' }],
      observedGeneration: 1,
    });
  });

  it('waits for a claim that is not, and names it', () => {
    expect(nothingRuns(machine(), ['drug/system'])).toMatchObject({
      printableStatus: 'WaitingForVolumeBinding',
      ready: false,
      conditions: [{ type: 'Ready', status: 'False', message: 'waiting for drug/data' }],
    });
  });

  it('is not Ready by the claims of another namespace', () => {
    expect(nothingRuns(machine(), ['other/system', 'other/data'])).toMatchObject({ ready: false });
  });

  it.each([{ runStrategy: 'Halted' }, { running: false }])('is Stopped when it is meant to be: %j', (spec) => {
    const off = machine({ spec });
    expect(nothingRuns(off, ALL)).toMatchObject({ printableStatus: 'Stopped', ready: false, created: false });
    expect(plan(off, ALL)).toMatchObject({ printableStatus: 'Stopping', ready: false });
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

describe('what runs of a simulated host', () => {
  const grown = machine({
    metadata: { generation: 2 },
    spec: { template: { spec: { domain: { cpu: { cores: 8 } }, volumes: [] } } },
    status: { printableStatus: 'Running', observedGeneration: 2 },
  });

  it('is started from the template as it is then, once every volume is there', () => {
    expect(planInstance(grown, undefined, false)).toBeNull();
    expect(planInstance(grown, undefined, true)).toMatchObject({
      method: 'POST',
      body: { metadata: { annotations: { 'kubevirt.io/vm-generation': '2' } }, spec: grown.spec.template?.spec },
    });
  });

  it('keeps the size it was started with when the host is resized, and the host says that it has to restart', () => {
    const before = running(machine());
    expect(planInstance(grown, before, true)).toBeNull();
    expect(plan(grown, ALL, before)).toMatchObject({
      ready: true,
      conditions: [{ type: 'Ready' }, { type: 'RestartRequired', status: 'True' }],
    });
  });

  it('has the new size after a restart, and the host asks for none any more', () => {
    const asked = { ...grown, status: { ...grown.status, conditions: [{ type: 'RestartRequired', status: 'True' }] } };
    expect(nothingRuns(asked, ALL)).toMatchObject({ printableStatus: 'Starting', conditions: [{ type: 'Ready' }] });
    expect(plan(asked, ALL)).toMatchObject({ ready: true, conditions: [{ type: 'Ready', status: 'True' }] });
  });

  it('ends when the host is to be off, and is nobody’s to start while the host is being deleted', () => {
    expect(planInstance(machine({ spec: { runStrategy: 'Halted' } }), running(machine()), true)).toMatchObject({
      method: 'DELETE',
    });
    expect(planInstance(machine({ metadata: { deletionTimestamp: 't' } }), undefined, true)).toBeNull();
  });
});
