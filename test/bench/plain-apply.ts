import { KubeConfig, type KubernetesObject, KubernetesObjectApi, PatchStrategy } from '@kubernetes/client-node';
import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import { atOnce } from './at-once.ts';

const FIELD_MANAGER = 'zhengyun-bench';
type WithSpec = KubernetesObject & { spec?: unknown; status?: unknown };

/** Applies objects to one cluster by plain server-side apply, with Kubernetes' own client for Node. */
export interface PlainCluster {
  /** The objects as one would write them by hand into another namespace: without what the server put in. */
  copyOf(objects: readonly ObjectReference[], namespace: string): Promise<readonly KubernetesObject[]>;
  /** One object after the other, in their order. */
  apply(objects: readonly KubernetesObject[]): Promise<void>;
  /** Deletes namespaces and waits until they are gone, at most two minutes. */
  remove(namespaces: readonly string[]): Promise<void>;
}

export function plainCluster(kubeconfig: string): PlainCluster {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const api = KubernetesObjectApi.makeApiClient(config);
  const namespaceOf = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const isThere = (name: string): Promise<boolean> =>
    api.read(namespaceOf(name)).then(
      () => true,
      () => false,
    );
  return {
    copyOf: (objects, namespace) =>
      atOnce(8, objects, async ({ apiVersion, kind, name, namespace: from }) => {
        const metadata = from === null ? { name } : { name, namespace: from };
        return written(await api.read({ apiVersion, kind, metadata }), namespace);
      }),
    async apply(objects) {
      for (const object of objects)
        await api.patch(object, undefined, undefined, FIELD_MANAGER, true, PatchStrategy.ServerSideApply);
    },
    async remove(namespaces) {
      await atOnce(8, namespaces, (name) => api.delete(namespaceOf(name)).catch(() => undefined));
      const end = performance.now() + 120_000;
      for (const name of namespaces)
        while (performance.now() < end && (await isThere(name)))
          await new Promise((resolve) => setTimeout(resolve, 200));
    },
  };
}

function written(object: WithSpec, namespace: string): KubernetesObject {
  const { metadata, status: _, ...rest } = object;
  const { name = '', labels, annotations } = metadata ?? {};
  const isNamespace = object.kind === 'Namespace';
  const { spec: __, ...withoutSpec } = rest;
  const kept = isNamespace ? withoutSpec : rest;
  const place = isNamespace ? { name: namespace } : { name, namespace };
  return { ...kept, metadata: { ...place, ...(labels && { labels }), ...(annotations && { annotations }) } };
}
