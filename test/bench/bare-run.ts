import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import type { OperationSpec } from '@zhengyun/engine/runner/contract.ts';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import type { BenchSystem } from './bench-system.ts';

/** Everything of a run but its stack and its inputs. */
export type SpecOf = (stack: string, inputs: OperationSpec['inputs']) => OperationSpec;

/** Kubeconfig of the administrator of the cluster that the sample's cities stand on. */
export async function citiesKubeconfig(system: BenchSystem): Promise<string> {
  const file = system.description.clusters.find(({ cluster }) => cluster === 'cities')?.kubeconfigFile;
  if (!file) throw new Error('the system has no cluster of the cities');
  return readFile(file, 'utf8');
}

/** Specs of runs on the cities' cluster with the system's state database, for stacks that no console knows of. */
export async function specsOn(system: BenchSystem): Promise<SpecOf> {
  const kubeconfig = await citiesKubeconfig(system);
  const clusterIdentifier = await clusterIdentity(kubeconfig);
  const pulumi = await ensureTool('pulumi');
  const { database, keyFile } = system.description;
  const folder = join(keyFile, '..', 'bench');
  return (stack, inputs) => ({
    operationId: randomUUID(),
    project: 'zhengyun-tenancy',
    stack,
    verb: 'deploy',
    program: 'tenancy',
    inputs,
    kubeconfig,
    clusterIdentifier,
    backendUrl: database.stateUrl,
    connectionName: stack,
    passphrase: 'of the benchmark alone',
    workDir: join(folder, stack),
    backupDir: folder,
    tools: { pulumi },
    provider: null,
    pluginPath: [],
    leaseSilenceMs: 3_600_000,
  });
}

/** What a bare run does: `up` with the policy pack, the others without. */
export type BareVerb = 'up' | 'preview' | 'refresh' | 'destroy';

/** Runs the program of `spec` by the plain Automation API in a process of its own; see bare-up.ts. Throws when it fails. */
export async function runBare(spec: OperationSpec, verb: BareVerb, program = 'tenancy'): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-up.ts'), verb, program], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(JSON.stringify(spec));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the bare ${verb} ended with ${code}`);
}
