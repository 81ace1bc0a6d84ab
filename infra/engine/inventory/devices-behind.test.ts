import { describe, expect, it } from 'vitest';
import type { ClusterObject } from './cluster-object.ts';
import { type DeviceSlice, devicesBehind } from './devices-behind.ts';

const CLASS = 'gpu-share.zhengyun.cn';
const DRIVER = 'gpu.zhengyun.cn';
const template = (expression: string): ClusterObject => ({
  apiVersion: 'resource.k8s.io/v1',
  kind: 'ResourceClaimTemplate',
  metadata: { name: 'zy-1', uid: 'u' },
  spec: {
    spec: {
      devices: { requests: [{ exactly: { deviceClassName: CLASS, selectors: [{ cel: { expression } }] } }] },
    },
  },
});
const OURS = template(`device.capacity['${DRIVER}'].memory.compareTo(quantity('16Gi')) >= 0`);
const quota = (count: string) => ({ spec: { hard: { [`${CLASS}.deviceclass.resource.k8s.io/devices`]: count } } });
const slice = (memory: readonly string[], driver = DRIVER): DeviceSlice => ({
  spec: { driver, devices: memory.map((value) => ({ capacity: { memory: { value } } })) },
});
const behind = (slices: readonly DeviceSlice[], subject = OURS) =>
  devicesBehind(subject, { quotas: [quota('2')], slices });

describe('shares of GPUs', () => {
  it('are there once the driver has as many devices of their memory, on whichever nodes', () => {
    expect(behind([slice(['24Gi']), slice(['8Gi', '16Gi'])])).toBeNull();
  });

  it.each([
    ['too few devices', [slice(['24Gi'])], 'offers 1 devices of 16Gi or more, and 2 are ordered'],
    ['devices that are too small', [slice(['24Gi', '8Gi'])], 'offers 1 devices'],
    ['devices of another driver', [slice(['24Gi', '24Gi'], 'nic.example.com')], 'offers 0 devices'],
    ['no device at all', [], 'offers 0 devices'],
    ['devices that don’t say what they have', [{ spec: { driver: DRIVER, devices: [{}, {}] } }], 'offers 0 devices'],
  ])('are not yet there with %s', (_, slices, reason) => {
    expect(behind(slices)).toMatchObject({ ready: false, reason: expect.stringContaining(reason) });
  });

  it('are nothing that a template of another’s making tells of', () => {
    expect(behind([], template("device.attributes['x'].model == 'y'"))).toBeNull();
    expect(devicesBehind(OURS, { quotas: [], slices: [] })).toBeNull();
  });
});
