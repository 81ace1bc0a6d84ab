import { Config } from '@pulumi/pulumi';
import type { ClusterAccess } from './cluster-provider.ts';

/** What every program is given, whether by the console or by hand. */
export interface ProgramSettings extends ClusterAccess {
  /** Validated by the program itself against its schema in `infra/interface`. */
  readonly inputs: unknown;
}

/**
 * Settings from the stack's own configuration, for `pulumi up` by hand: `inputs` (an object), and optionally
 * `kubeconfig` (a secret) and `clusterIdentifier`.
 */
export function configuredSettings(): ProgramSettings {
  const config = new Config();
  return {
    inputs: config.requireObject<unknown>('inputs'),
    kubeconfig: config.getSecret('kubeconfig'),
    clusterIdentifier: config.get('clusterIdentifier'),
  };
}
