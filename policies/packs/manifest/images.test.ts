import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { trustedRegistry } from '../sovereignty/trusted-registry.ts';

const metadata = { name: 'x', namespace: 'n' };
const judged = (type: string, spec: object) =>
  verdict(trustedRegistry, resourceOf(type, { metadata, spec }), { registries: ['registry.gov.cn'] });
const FOREIGN = 'docker.io/library/x:1';

describe('an image is seen', () => {
  it.each([
    ['of a database', 'postgresql.cnpg.io/v1:Cluster', { imageName: FOREIGN }],
    ['of a catalogue of databases', 'postgresql.cnpg.io/v1:ImageCatalog', { images: [{ major: 17, image: FOREIGN }] }],
    ['of a cache', 'redis.redis.opstreelabs.in/v1beta2:RedisReplication', { kubernetesConfig: { image: FOREIGN } }],
    [
      'of a disk filled from a registry',
      'cdi.kubevirt.io/v1beta1:DataVolume',
      { source: { registry: { url: `docker://${FOREIGN}` } } },
    ],
    [
      'of a host’s disk template',
      'kubevirt.io/v1:VirtualMachine',
      { dataVolumeTemplates: [{ spec: { source: { registry: { url: `docker://${FOREIGN}` } } } }] },
    ],
    ['mounted as a volume', 'core/v1:Pod', { containers: [], volumes: [{ name: 'i', image: { reference: FOREIGN } }] }],
    ['of a kind nobody knows', 'example.com/v1:Engine', { parts: [{ runtime: { image: FOREIGN } }] }],
  ])('%s', async (_, type, spec) => {
    expect(await judged(type, spec)).toEqual([expect.stringContaining(`镜像 ${FOREIGN} 不来自认可的仓库`)]);
  });

  it('once, also where a pod’s container names it', async () => {
    const spec = { template: { spec: { containers: [{ name: 'a', image: FOREIGN }] } } };
    expect(await judged('apps/v1:Deployment', spec)).toHaveLength(1);
  });

  it('and trusted wherever it stands, when its registry is', async () => {
    expect(await judged('postgresql.cnpg.io/v1:Cluster', { imageName: 'registry.gov.cn/pg:17' })).toEqual([]);
    const registry = { url: 'docker://registry.gov.cn/disk:1' };
    expect(await judged('cdi.kubevirt.io/v1beta1:DataVolume', { source: { registry } })).toEqual([]);
  });
});
