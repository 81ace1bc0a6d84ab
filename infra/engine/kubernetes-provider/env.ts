import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the process is told by its environment; names and meaning are those of the official provider. */
export interface ProviderEnv {
  /** Provider options by environment, consulted when the program does not set them: option name → text. */
  options: Record<string, string>;
  /** Wait for every kind by the general readiness rules, not only for those with an awaiter of their own. */
  awaitAll: boolean;
  /** Where kubectl would look for clusters, first match wins. */
  kubeconfigPaths: string[];
  /** The stack's `kubernetes:` configuration as JSON text, put there by the engine; '' when there is none. */
  pulumiConfig: string;
}

const OPTION_VARIABLES = {
  deleteUnreachable: 'PULUMI_K8S_DELETE_UNREACHABLE',
  skipUpdateUnreachable: 'PULUMI_K8S_SKIP_UPDATE_UNREACHABLE',
  enableServerSideApply: 'PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY',
  enablePatchForce: 'PULUMI_K8S_ENABLE_PATCH_FORCE',
  upsertExistingObjects: 'PULUMI_K8S_UPSERT_EXISTING_OBJECTS',
  enableConfigMapMutable: 'PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE',
  enableSecretMutable: 'PULUMI_K8S_ENABLE_SECRET_MUTABLE',
  qps: 'PULUMI_K8S_CLIENT_QPS',
  burst: 'PULUMI_K8S_CLIENT_BURST',
  timeout: 'PULUMI_K8S_CLIENT_TIMEOUT',
} as const;

/** Reads the environment once: this process's, or the one of the run that an instance is for. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): ProviderEnv {
  const options: Record<string, string> = {};
  for (const [option, variable] of Object.entries(OPTION_VARIABLES)) {
    const value = variables[variable];
    if (value !== undefined && value !== '') options[option] = value;
  }
  const kubeconfig = variables.KUBECONFIG ?? '';
  return {
    options,
    awaitAll: variables.PULUMI_K8S_AWAIT_ALL === 'true',
    kubeconfigPaths:
      kubeconfig === '' ? [join(variables.HOME ?? homedir(), '.kube', 'config')] : kubeconfig.split(delimiter),
    pulumiConfig: variables.PULUMI_CONFIG ?? '',
  };
}
