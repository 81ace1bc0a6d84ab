import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { connectApi } from './api-client.ts';
import { ensureNodes } from './ensure-nodes.ts';

const poolSchema = z.strictObject({
  pool: z.string().min(1).max(60),
  xinchuang: z.boolean(),
  nodes: z.int().min(1).max(99),
  size: z.strictObject({ cpu: z.string(), memory: z.string(), pods: z.string() }),
});

/**
 * `node add-nodes.ts KUBECONFIG < pools.json`: simulated nodes for clouds beyond the sample's six, as racking servers would be.
 * Pools as a JSON list; nodes that exist are left as they are.
 */
const [kubeconfigFile] = process.argv.slice(2);
if (kubeconfigFile === undefined) throw new Error('Name the kubeconfig of the cluster that is to get the nodes.');

const pools = z.array(poolSchema).parse(JSON.parse(await text(process.stdin)));
const api = connectApi(await readFile(kubeconfigFile, 'utf8'));
try {
  await ensureNodes(api, pools);
  process.stdout.write(`${pools.reduce((sum, { nodes }) => sum + nodes, 0)} nodes stand\n`);
} finally {
  api.close();
}
