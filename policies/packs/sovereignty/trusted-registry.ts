import { objectPolicy } from '../define-policy.ts';
import { imagesOf } from '../manifest/images.ts';
import { textsOf } from '../manifest/reading.ts';

/** Images come from the registries the authority named; without a list none is trusted. */
export const trustedRegistry = objectPolicy(
  {
    name: 'trusted-registry',
    description: '镜像必须来自主管部门认可的镜像仓库',
    english: 'Images come from a registry the authority trusts',
    controls: ['8.2.4.4', '8.2.1.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请把镜像同步到认可的仓库后再引用；认可的仓库在策略配置 registries 中列出',
    settings: {
      registries: {
        type: 'array',
        items: { type: 'string' },
        description: 'Trusted registries as host, or host/path',
        default: [],
      },
    },
  },
  (object, settings) => {
    const registries = textsOf(settings.registries);
    return imagesOf(object)
      .filter(({ reference }) => !registries.some((registry) => reference.startsWith(`${registry}/`)))
      .map(({ reference, path }) => ({ text: `镜像 ${reference} 不来自认可的仓库`, path }));
  },
);
