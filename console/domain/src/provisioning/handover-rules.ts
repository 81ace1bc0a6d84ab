import type { Inventory } from '@zhengyun/interface/inventory.ts';
import { accessOf } from './access-rules.ts';
import type { OperationVerb } from './schemas.ts';

/** Where a line's things are and who may use them. */
export interface Place {
  readonly cloud: string;
  readonly server: string;
  readonly namespace: string;
  readonly oidc_group: string;
}

/**
 * What a provisioned line hands over: the API's endpoint, the namespace, the OIDC group whose members may use it, every
 * object by name, and a kubeconfig without secrets (signing in is the holder's own). `ca` is base64 of PEM.
 */
export function handoverOf(place: Place, inventory: Inventory, ca: string | null) {
  const names = (kind: string) => inventory.objects.filter((object) => object.kind === kind).map(({ name }) => name);
  return {
    kind: 'provisioned',
    cloud: place.cloud,
    endpoint: place.server,
    namespace: place.namespace,
    group: place.oidc_group,
    hosts: names('VirtualMachine'),
    volumes: names('PersistentVolumeClaim'),
    services: accessOf(inventory.objects),
    kubeconfig: kubeconfigWithoutSecrets(place, ca),
  };
}

function kubeconfigWithoutSecrets(place: Place, ca: string | null): string {
  const cluster = { server: place.server, ...(ca === null ? {} : { 'certificate-authority-data': ca }) };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': place.namespace,
    clusters: [{ name: place.cloud, cluster }],
    contexts: [{ name: place.namespace, context: { cluster: place.cloud, namespace: place.namespace, user: 'oidc' } }],
    users: [{ name: 'oidc', user: {} }],
  });
}

/** The object whose uid stands for the delivered instance: a host, else the space's quota, else whatever there is. */
export function instanceUid(inventory: Inventory | null): string | null {
  const objects = inventory?.objects ?? [];
  const of = (kind: string) => objects.find((object) => object.kind === kind && object.uid !== '');
  return (of('VirtualMachine') ?? of('ResourceQuota') ?? objects.find((object) => object.uid !== ''))?.uid ?? null;
}

/** Names of what a deployment promised and the cluster does not show as ready; empty: it is delivered. */
function notReady(inventory: Inventory): string[] {
  return inventory.objects
    .filter((object) => object.ready === false)
    .map((object) => `${object.kind} ${object.name}: ${object.reason}`);
}

/** Names of what a destruction should have removed and the cluster still shows. */
function stillThere(inventory: Inventory): string[] {
  return inventory.objects.filter((object) => object.uid !== '').map((object) => `${object.kind} ${object.name}`);
}

/** What of an operation's end the cluster does not show; empty: it is met. A deployment that names no object proves nothing by it. */
export function unmet(verb: OperationVerb, inventory: Inventory): string[] {
  if (verb === 'destroy') return stillThere(inventory);
  if (verb === 'deploy' && inventory.objects.length === 0) return ['the deployment names no object of the cluster'];
  return notReady(inventory);
}
