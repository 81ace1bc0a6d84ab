import { objectPolicy } from '../define-policy.ts';
import { containersOf, podSpecOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf, textsOf } from '../manifest/reading.ts';

/** Images come from the registries the authority named; without a list none is trusted. */
export const trustedRegistry = objectPolicy(
  {
    name: 'trusted-registry',
    description: '镜像必须来自主管部门认可的镜像仓库',
    controls: [
      { standard: 'GB/T 22239-2019', clause: '8.2.4.3', title: '镜像和快照保护' },
      { standard: 'GB/T 22239-2019', clause: '8.2.1.1', title: '基础设施位置' },
    ],
    severity: 'high',
    level: 'mandatory',
    remedy: '请把镜像同步到认可的仓库后再引用；认可的仓库在策略配置 registries 中列出',
    configSchema: {
      properties: {
        registries: {
          type: 'array',
          items: { type: 'string' },
          description: 'Trusted registries as host, or host/path',
          default: [],
        },
      },
    },
  },
  (object, settings) => {
    const registries = textsOf(settings.registries);
    return imagesOf(object)
      .filter((image) => !registries.some((registry) => image.startsWith(`${registry}/`)))
      .map((image) => `镜像 ${image} 不来自认可的仓库`);
  },
);

/** Images of containers, and of container disks a virtual machine boots from. */
function imagesOf(object: Parameters<typeof podSpecOf>[0]): readonly string[] {
  const pod = podSpecOf(object);
  if (pod !== null) return containersOf(pod).map(({ content }) => textOf(content.image));
  if (object.kind !== 'VirtualMachine') return [];
  const template = recordOf(recordOf(object.content.spec).template);
  return listOf(recordOf(template.spec).volumes)
    .map((volume) => recordOf(recordOf(volume).containerDisk).image)
    .filter((image) => image !== undefined)
    .map(textOf);
}
