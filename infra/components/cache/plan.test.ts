import type { CacheSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyCacheSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planCache } from './plan.ts';
import { replication } from './replication.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: CacheSpec) => planCache(sampleLine(spec), spec, cloud);
const SPEC: CacheSpec = { item: 'cache', memoryGb: 8, replicas: 2, vcpu: 2 };

describe('a plan of a cache', () => {
  it('asks the operator for exactly what the order line is counted and billed for', () => {
    fc.assert(
      fc.property(anyCacheSpec, (spec) => {
        const { clusterSize, kubernetesConfig } = replication(planned(spec)).spec;
        const { requests, limits } = kubernetesConfig.resources;
        expect({
          vcpu: BigInt(clusterSize) * quantityValue(requests.cpu),
          'memory-gb': BigInt(clusterSize) * quantityValue(requests.memory),
        }).toEqual(amountsOf(spec));
        expect(limits).toEqual(requests);
      }),
    );
  });

  it('keeps every name at any size', () => {
    const { objects } = planned(SPEC);
    fc.assert(
      fc.property(anyCacheSpec, (spec) => {
        expect(planned(spec).objects).toEqual(objects);
      }),
    );
  });

  it('is verified by the set of its members, which the operator makes', () => {
    expect(planned(SPEC).objects.map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'RedisReplication', 'StatefulSet']);
  });

  it('runs as nobody in particular, within Pod Security restricted', () => {
    const { spec } = replication(planned(SPEC));
    expect(spec.podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });

  it('keeps its members on different nodes, so that one node’s end is not the cache’s', () => {
    const [term] = replication(planned(SPEC)).spec.affinity.podAntiAffinity
      .preferredDuringSchedulingIgnoredDuringExecution;
    expect(term?.podAffinityTerm).toEqual({
      labelSelector: { matchLabels: { app: 'zy-000123', redis_setup_type: 'replication' } },
      topologyKey: 'kubernetes.io/hostname',
    });
  });

  it('is refused on a cloud without the operator', () => {
    const bare = { ...cloud, services: { ...cloud.services, cache: null } };
    expect(() => planCache(sampleLine(SPEC), SPEC, bare)).toThrow('cloud guangzhou has no cache operator (Redis)');
  });
});
