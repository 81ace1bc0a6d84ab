import { type ClusterConnection, ClusterRefused } from './cluster-connection.ts';
import type { ObjectPaths } from './object-path.ts';
import { refusalOf } from './refusal-of.ts';

/** Storage that a pod, or a host, has mounted. */
export interface MountedVolume {
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly dataVolume?: { readonly name: string };
}
interface PodSpec {
  readonly priorityClassName?: string;
  readonly volumes?: readonly MountedVolume[];
}

/** An object on the cluster as far as it is asked who uses what. */
export interface LiveObject {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly controller?: boolean;
    }[];
  };
  readonly spec?: PodSpec & {
    readonly replicas?: number;
    readonly suspend?: boolean;
    readonly template?: { readonly spec?: PodSpec };
    readonly jobTemplate?: { readonly spec?: { readonly template?: { readonly spec?: PodSpec } } };
  };
  readonly status?: { readonly phase?: string; readonly completionTime?: string };
}

interface Wanted {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly selector?: string;
}

/**
 * All objects of a kind in a namespace, page by page; none where the cluster has no such kind; null where the credential may not
 * read them. Rejects with ClusterUnreachable, or for any other answer of the API.
 */
export async function listLive(
  cluster: Pick<ClusterConnection, 'get'>,
  paths: ObjectPaths,
  { apiVersion, kind, namespace, selector }: Wanted,
): Promise<readonly LiveObject[] | null> {
  const collection = await paths.of({ apiVersion, kind, namespace });
  if (collection === null) return [];
  const objects: LiveObject[] = [];
  let token = '';
  do {
    const query = new URLSearchParams({ limit: '500' });
    if (selector) query.set('labelSelector', selector);
    if (token) query.set('continue', token);
    const { status, body } = await cluster.get(`${collection}?${query}`);
    const refusal = status === 200 ? null : await refusalOf(cluster, collection, { status, body });
    if (refusal instanceof ClusterRefused && status === 403) return null;
    if (refusal) throw refusal;
    const page = body as { items: LiveObject[]; metadata: { continue?: string } };
    objects.push(...page.items);
    token = page.metadata.continue ?? '';
  } while (token !== '');
  return objects;
}
