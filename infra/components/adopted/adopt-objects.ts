import { PersistentVolumeClaim } from '@pulumi/kubernetes/core/v1/persistentVolumeClaim.js';
import { ResourceQuota } from '@pulumi/kubernetes/core/v1/resourceQuota.js';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import type { AdoptedObject } from '@zhengyun/interface/adopted.ts';

export interface Taking {
  readonly namespace: string;
  readonly objects: readonly AdoptedObject[];
  /** false: the tenancy is being removed with them. */
  readonly keepsVolumes: boolean;
}

/**
 * Takes existing quotas and volumes into the stack as they are. A volume is protected: no later plan can delete it, whatever the
 * program comes to say, but for the removal of the tenancy with all that is in it. `import` is heeded once, at the first sight of a
 * resource.
 */
export function adoptObjects(
  name: string,
  { namespace, objects, keepsVolumes: protect }: Taking,
  inside: CustomResourceOptions,
): void {
  for (const { kind, name: object, labels, annotations, finalizers, spec } of objects) {
    const held = finalizers.length > 0 ? { finalizers } : {};
    const metadata = { name: object, namespace, ...given({ labels, annotations }), ...held };
    const opts = { ...inside, import: `${namespace}/${object}` };
    if (kind === 'ResourceQuota') new ResourceQuota(`${name}-adopted-quota-${object}`, { metadata, spec }, opts);
    else new PersistentVolumeClaim(`${name}-adopted-volume-${object}`, { metadata, spec }, { ...opts, protect });
  }
}

/** Those of the maps that hold anything: an empty one is not what the cluster has. */
export function given<Maps extends Readonly<Record<string, Readonly<Record<string, string>>>>>(
  maps: Maps,
): Partial<Maps> {
  return Object.fromEntries(Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0)) as Partial<Maps>;
}
