import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import type { EngineEvent } from '@zhengyun/interface/plan.ts';
import type { PluginHost, PluginUse } from '../../plugin-host/plugin-host.ts';
import type { ApplyResult, DriftResult, OperationSpec, PreviewResult, Task } from '../contract.ts';
import { type LastReport, type RunningOperation, startOperation } from '../start-operation.ts';

const entry = fileURLToPath(new URL('./entry.ts', import.meta.url));

export interface TestGround {
  readonly kubeconfig: string;
  readonly clusterIdentifier: string;
  readonly stateUrl: string;
  readonly pulumi: string;
  readonly folder: string;
  /** Serves the runs' plugins; absent: each starts its own. */
  readonly plugins?: PluginHost;
}
type Wanted = Partial<OperationSpec> & Pick<OperationSpec, 'inputs'>;

/** A stack of its own on a real cluster, with a namespace of its own, run by the program of entry.ts. */
export async function testStack(ground: TestGround) {
  const { kubeconfig, clusterIdentifier, stateUrl, pulumi, folder } = ground;
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const api = config.makeApiClient(CoreV1Api);
  const namespace = `runner-${randomUUID().slice(0, 8)}`;
  await api.createNamespace({ body: { metadata: { name: namespace } } });
  const events: EngineEvent[] = [];
  const start = (task: Task, wanted: Wanted, plugins: PluginUse | null): RunningOperation => {
    const spec: OperationSpec = {
      operationId: randomUUID(),
      project: 'zhengyun-tenancy',
      stack: namespace,
      verb: 'deploy',
      program: 'tenancy',
      kubeconfig,
      clusterIdentifier,
      backendUrl: stateUrl,
      connectionName: `zhengyun/${namespace}/1`,
      passphrase: 'a passphrase for tests only',
      workDir: join(folder, randomUUID()),
      backupDir: join(folder, `backup-${namespace}`),
      tools: { pulumi },
      provider: null,
      pluginPath: [],
      leaseSilenceMs: 300_000,
      ...wanted,
    };
    return startOperation({ task, spec }, { entry, onEvent: (event) => events.push(event), plugins });
  };
  const run = async (task: Task, wanted: Wanted): Promise<LastReport['result']> => {
    const plugins = (await ground.plugins?.use()) ?? null;
    const { last, stderr } = await start(task, wanted, plugins).ended;
    if (!last) throw new Error(`the operation ended without a result: ${stderr}`);
    return last.result;
  };
  const plan = async (wanted: Wanted) => {
    const result = (await run({ task: 'preview' }, wanted)) as PreviewResult;
    if (result.outcome !== 'previewed') throw new Error(`no plan: ${JSON.stringify(result.trouble)}`);
    return result;
  };
  const apply = async (wanted: Wanted, expectedHash: string) =>
    (await run({ task: 'apply', expectedHash }, wanted)) as ApplyResult;
  const deploy = async (wanted: Wanted) => apply(wanted, (await plan(wanted)).hash);
  const drift = async (wanted: Wanted) => (await run({ task: 'drift' }, wanted)) as DriftResult;
  return { namespace, api, events, start, run, plan, apply, deploy, drift };
}
