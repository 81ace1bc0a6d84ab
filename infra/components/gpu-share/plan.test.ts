import type { GpuShareSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyGpuShareSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planGpuShare } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: GpuShareSpec) => planGpuShare(sampleLine(spec), spec, cloud);
const SPEC: GpuShareSpec = { item: 'gpu-share', shares: 4, memoryGbPerShare: 12 };

describe('a plan of GPU shares', () => {
  it('lets the tenancy claim exactly as many as the order line is counted and billed for', () => {
    fc.assert(
      fc.property(anyGpuShareSpec, (spec) => {
        const [devices] = Object.values(planned(spec).quota.hard);
        expect(quantityValue(devices)).toBe(amountsOf(spec)['gpu-share']);
      }),
    );
  });

  it('keeps every name at any number of shares', () => {
    const { objects } = planned(SPEC);
    fc.assert(
      fc.property(anyGpuShareSpec, (spec) => {
        expect(planned(spec).objects).toEqual(objects);
      }),
    );
  });

  it('asks for a device of the cloud’s class with the memory ordered', () => {
    const { deviceClass, selector } = planned(SPEC);
    expect(deviceClass).toBe('gpu-share.zhengyun.cn');
    expect(selector).toBe("device.capacity['gpu.zhengyun.cn'].memory.compareTo(quantity('12Gi')) >= 0");
  });

  it('is refused when no device of the cloud has the memory of a share', () => {
    expect(() => planned({ ...SPEC, memoryGbPerShare: 80 })).toThrow('whose largest has 24 GB');
    const unsaid = { ...cloud, services: { ...cloud.services, gpu: { ...cloud.services.gpu!, memoryGb: null } } };
    const large = { ...SPEC, memoryGbPerShare: 80 };
    expect(planGpuShare(sampleLine(large), large, unsaid).selector).toContain("quantity('80Gi')");
  });

  it('is refused on a cloud without GPUs', () => {
    const bare = { ...cloud, services: { ...cloud.services, gpu: null } };
    expect(() => planGpuShare(sampleLine(SPEC), SPEC, bare)).toThrow('cloud guangzhou has no GPU driver');
  });
});
