/** The version of the official provider that this one stands in for, and answers to. */
export const PROVIDER_VERSION = '4.32.0';

/**
 * The package's schema as far as a stand-in can give it: who it is and how it is configured. The kinds are left out,
 * since the SDK's own classes carry them; tools that generate code need the official plugin.
 */
export function packageSchema(): string {
  const option = (type: string, description: string) => ({ type, description });
  const variables = {
    kubeconfig: option('string', 'Path or content of a kubeconfig.'),
    context: option('string', "Context to use instead of the kubeconfig's own."),
    cluster: option('string', "Cluster to use instead of the context's own."),
    namespace: option('string', 'Namespace for namespaced objects that name none.'),
    clusterIdentifier: option(
      'string',
      'Names the cluster, so that a changed kubeconfig is not taken for another one.',
    ),
    deleteUnreachable: option('boolean', 'Drop resources of a cluster that cannot be reached from state.'),
    skipUpdateUnreachable: option('boolean', 'Leave resources of a cluster that cannot be reached as they are.'),
    enablePatchForce: option('boolean', 'Take fields that other managers own.'),
    upsertExistingObjects: option('boolean', 'Take over an object that exists already instead of failing.'),
    enableConfigMapMutable: option('boolean', 'Change ConfigMaps in place.'),
    enableSecretMutable: option('boolean', 'Change Secrets in place.'),
    strictMode: option('boolean', 'Demand an explicit provider with kubeconfig and context.'),
  };
  return JSON.stringify({
    name: 'kubernetes',
    version: PROVIDER_VERSION,
    description: 'Stand-in for the official Kubernetes provider; describes no resources.',
    config: { variables },
    provider: { inputProperties: variables },
    resources: {},
    functions: {},
  });
}
