import { Provider } from '@pulumi/kubernetes/provider.js';
import { type Input, secret } from '@pulumi/pulumi';

/** How a program reaches its cluster. */
export interface ClusterAccess {
  /** Content of a kubeconfig (never a path); kept as a secret. Without it the machine's own kubeconfig is used, as by hand. */
  readonly kubeconfig?: Input<string> | undefined;
  /** uid of the namespace kube-system: the same cluster under another address stays the same provider, another cluster never passes as this one. */
  readonly clusterIdentifier?: string | undefined;
}

/** The one provider of a stack. Every resource names it: no program ever falls back on a default provider. */
export function clusterProvider({ kubeconfig, clusterIdentifier }: ClusterAccess): Provider {
  return new Provider('cluster', {
    enableServerSideApply: true,
    ...(kubeconfig === undefined ? {} : { kubeconfig: secret(kubeconfig) }),
    ...(clusterIdentifier === undefined ? {} : { clusterIdentifier }),
  });
}
