import { readFileSync } from 'node:fs';
import { connectApi } from '../control-plane/api-client.ts';
import { runSimulation } from './run-simulation.ts';

/** `node main.ts KUBECONFIG`: plays one cluster's hardware until SIGTERM. */
const [kubeconfigFile] = process.argv.slice(2);
if (kubeconfigFile === undefined) throw new Error('Name the kubeconfig file of the cluster to play the hardware of.');

const api = connectApi(readFileSync(kubeconfigFile, 'utf8'));
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
await runSimulation(api, {
  signal: stopping.signal,
  onError: (what) => process.stderr.write(`${new Date().toISOString()} ${what}\n`),
});
api.close();
