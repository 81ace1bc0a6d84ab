import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CLOUD } from '../testing/sample-inputs.ts';
import { planCloud } from './plan.ts';

const plan = planCloud(SAMPLE_CLOUD);

describe('a plan of a cloud', () => {
  it('exports what tenancies read, all of it known before anything is made', () => {
    expect(cloudOutputsSchema.parse(plan.outputs)).toEqual(plan.outputs);
  });

  it('shares no cluster-wide name with another cloud on the same cluster', () => {
    const other = planCloud({ ...SAMPLE_CLOUD, cloud: { ...SAMPLE_CLOUD.cloud, slug: 'shenzhen' } });
    const names = ({ storageClasses, priorityClasses, tenantRoles, tenancyOperator }: typeof plan) => [
      ...[...storageClasses, ...priorityClasses, ...tenantRoles].map(({ name }) => name),
      tenancyOperator.clusterRole,
      tenancyOperator.boundary.name,
      tenancyOperator.output.namespace,
    ];
    expect(names(plan).filter((name) => names(other).includes(name))).toEqual([]);
  });

  it('taints nodes with a key of the cloud’s own, so zones of one code in two clouds stay apart', () => {
    expect(plan.zones[0]?.taint).toEqual({
      key: 'guangzhou.zhengyun.cn/zone',
      value: 'extranet',
      effect: 'NoSchedule',
    });
  });

  it('refuses a node in two zones', () => {
    const zones = SAMPLE_CLOUD.zones.map((zone) => ({ ...zone, nodes: ['node-1'] }));
    expect(() => planCloud({ ...SAMPLE_CLOUD, zones })).toThrow('node node-1 is in zones extranet and internet');
  });

  it('refuses a zone named twice', () => {
    const zones = [SAMPLE_CLOUD.zones[0]!, { ...SAMPLE_CLOUD.zones[0]!, nodes: [] }];
    expect(() => planCloud({ ...SAMPLE_CLOUD, zones })).toThrow('zone extranet is named twice');
  });

  it('refuses IOPS bands that contradict themselves, all at once', () => {
    const storage = {
      ...SAMPLE_CLOUD.storage,
      ordinaryIops: { minimum: 3_000, maximum: 1_000 },
      fastIops: { minimum: 500, maximum: 900 },
    };
    expect(() => planCloud({ ...SAMPLE_CLOUD, storage })).toThrow(/ordinary IOPS 3000–1000.*fast disk promises less/);
  });
});
