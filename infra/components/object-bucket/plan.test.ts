import type { ObjectBucketSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyBucketSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planObjectBucket } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: ObjectBucketSpec) => planObjectBucket(sampleLine(spec), spec, cloud);
const SPEC: ObjectBucketSpec = { item: 'object-bucket', quotaGb: 100 };

describe('a plan of a bucket', () => {
  it('limits the bucket to exactly what the order line is counted and billed for', () => {
    fc.assert(
      fc.property(anyBucketSpec, (spec) => {
        const { limits } = planned(spec);
        expect({ 'object-gb': quantityValue(limits.maxSize) }).toEqual(amountsOf(spec));
        expect(limits.maxObjects).toBe(spec.maximumObjects === undefined ? undefined : String(spec.maximumObjects));
      }),
    );
  });

  it('keeps every name at any size, with a bucket of the cloud’s own among those of all', () => {
    const { objects, bucketName } = planned(SPEC);
    expect(bucketName).toBe('guangzhou-zy-000123');
    fc.assert(
      fc.property(anyBucketSpec, (spec) => {
        expect(planned(spec).objects).toEqual(objects);
        expect(planned(spec).bucketName).toBe(bucketName);
      }),
    );
  });

  it('is refused on a cloud without an object store', () => {
    const bare = { ...cloud, services: { ...cloud.services, objectStorage: null } };
    expect(() => planObjectBucket(sampleLine(SPEC), SPEC, bare)).toThrow('cloud guangzhou has no object store');
  });
});
