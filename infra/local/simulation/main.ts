import { readFileSync, writeFileSync } from 'node:fs';
import { connectApi } from '../control-plane/api-client.ts';
import { runOperators } from '../operators/run-operators.ts';
import { runSimulation } from './run-simulation.ts';

/** `node main.ts KUBECONFIG READY-FILE`: plays one cluster's hardware and operators until SIGTERM; writes READY-FILE once it is at work. */
const [kubeconfigFile, readyFile] = process.argv.slice(2);
if (kubeconfigFile === undefined || readyFile === undefined) {
  throw new Error(
    'Name the kubeconfig file of the cluster to play the hardware of, and the file to write when at work.',
  );
}

const api = connectApi(readFileSync(kubeconfigFile, 'utf8'));
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
const onError = (what: string) => process.stderr.write(`${new Date().toISOString()} ${what}\n`);
const { signal } = stopping;
await Promise.all([
  runSimulation(api, { signal, onReady: () => writeFileSync(readyFile, ''), onError }),
  runOperators(api, { signal, onError }),
]);
api.close();
