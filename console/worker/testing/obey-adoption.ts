import type { CoreV1Api } from '@kubernetes/client-node';

/**
 * Does what a refused adoption asks for, as it says: each of its commands sets labels or annotations on one object. Patched, since
 * controllers write to the same objects.
 */
export async function obeyAdoption(core: CoreV1Api, problems: string): Promise<void> {
  const commands = problems.matchAll(
    /kubectl (label|annotate) --overwrite (\w+) ([\w.-]+)(?: -n ([\w.-]+))? ([^;\n]+)/g,
  );
  for (const [, verb, kind, name = '', namespace = '', pairs = ''] of commands) {
    const wanted = Object.fromEntries(
      [...pairs.matchAll(/'?([\w./-]+)=([^\s']*)'?/g)].map(([, key = '', value]) => [key, value]),
    );
    const part = verb === 'label' ? 'labels' : 'annotations';
    const { read, patch } = of(core, kind ?? '', { name, namespace });
    const { metadata } = await read();
    await patch([{ op: 'add', path: `/metadata/${part}`, value: { ...metadata?.[part], ...wanted } }]);
  }
}

interface Marked {
  readonly metadata?: { readonly labels?: object; readonly annotations?: object };
}

function of(
  core: CoreV1Api,
  kind: string,
  object: { readonly name: string; readonly namespace: string },
): { read(): Promise<Marked>; patch(body: readonly object[]): Promise<unknown> } {
  switch (kind) {
    case 'Namespace':
      return {
        read: () => core.readNamespace(object),
        patch: (body) => core.patchNamespace({ ...object, body }),
      };
    case 'ResourceQuota':
      return {
        read: () => core.readNamespacedResourceQuota(object),
        patch: (body) => core.patchNamespacedResourceQuota({ ...object, body }),
      };
    default:
      return {
        read: () => core.readNamespacedPersistentVolumeClaim(object),
        patch: (body) => core.patchNamespacedPersistentVolumeClaim({ ...object, body }),
      };
  }
}
