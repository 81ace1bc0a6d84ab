import { join } from 'node:path';
import type { CloudAccess } from '@zhengyun/domain/clouds/schemas.ts';
import type { Purpose } from '@zhengyun/domain/maintenance/schemas.ts';
import { connectionName, LEASE_SILENCE_MS } from '@zhengyun/domain/provisioning/rules.ts';
import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import type { OperationSpec } from '@zhengyun/engine/runner/contract.ts';
import type { Worker } from '../worker-context.ts';
import { openPassphrase } from './stack-passphrase.ts';

/** What one run is made of: the operation, the cloud it goes to, the lease it stands on and the engine that does it. */
export interface RunParts {
  readonly work: Work;
  readonly access: CloudAccess;
  readonly fence: bigint;
  readonly pulumi: string;
  /** Absent where nothing is judged. */
  readonly policyConfig?: OperationSpec['policyConfig'];
}

const MODES: Readonly<Record<Purpose, OperationSpec['mode']>> = {
  refresh: undefined,
  accept: undefined,
  revert: 'revert',
  provider: 'provider-change',
  import: 'adopt',
  // The same program with another owner in its labels.
  ownership: undefined,
  // Ordinary deployments and removals, only that no request asked for them.
  power: undefined,
  'access-end': undefined,
  'access-cut': undefined,
  reclaim: undefined,
};

/** The engine's own description of a run; holds secrets, so it is made just before and goes over a pipe. */
export function operationSpec(
  { env, secrets }: Worker,
  { work, access, fence, pulumi, policyConfig }: RunParts,
): OperationSpec {
  const { operation, stack } = work;
  const { intent } = operation;
  const mode = intent && MODES[intent.purpose];
  if (!stack.passphrase) throw new Error(`stack ${stack.name} has no passphrase: its first operation stores one`);
  return {
    operationId: operation.id,
    project: stack.project,
    stack: stack.name,
    verb: operation.verb,
    program: operation.program,
    inputs: operation.inputs as OperationSpec['inputs'],
    kubeconfig: access.kubeconfig,
    clusterIdentifier: access.clusterUid,
    backendUrl: env.STATE_URL,
    connectionName: connectionName(stack.id, fence),
    passphrase: openPassphrase(secrets, stack.id, stack.passphrase.sealed),
    workDir: join(env.runsDir, `${operation.id}-${fence}`),
    backupDir: env.backupDir,
    tools: { pulumi },
    provider: intent?.purpose === 'provider' ? intent.provider : stack.provider,
    ...(mode ? { mode } : {}),
    ...(policyConfig ? { policyConfig } : {}),
    pluginPath: [...env.ENGINE_PLUGIN_PATH],
    leaseSilenceMs: LEASE_SILENCE_MS,
  };
}
