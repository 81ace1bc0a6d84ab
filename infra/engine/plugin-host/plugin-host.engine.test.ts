import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterIdentity } from '../inventory/cluster-identity.ts';
import { endSession } from '../runner/process-session.ts';
import { testStack } from '../runner/testing/test-stack.ts';
import { ensureTool } from '../toolchain/ensure-tool.ts';
import { createPluginHost, type PluginHost } from './plugin-host.ts';

const clusters = testKubeconfigs();
let database: TestDatabase;
let folder: string;
let host: PluginHost;
let pulumi: string;
const warnings: unknown[] = [];
/** Every process of the host there has been. */
const processes: number[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'host-'));
  pulumi = await ensureTool('pulumi');
  host = createPluginHost({
    log: { warn: (facts) => warnings.push(facts) },
    onStarted: (pid) => processes.push(pid),
  });
});
afterAll(async () => {
  await host.stop();
  await database.drop();
});

async function stackOn(kubeconfig: string) {
  const clusterIdentifier = await clusterIdentity(kubeconfig);
  return testStack({ kubeconfig, clusterIdentifier, stateUrl: database.stateUrl, pulumi, folder, plugins: host });
}
type Stack = Awaited<ReturnType<typeof stackOn>>;

const valuesOf = async ({ api }: Stack, namespace: string) => {
  const { items } = await api.listNamespacedConfigMap({ namespace });
  return items.flatMap(({ data }) => (data?.value === undefined ? [] : [data.value])).sort();
};
const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Ports of the plugins that serve the command under way of the run in `workDir`. */
async function portsOf(workDir: string): Promise<number[]> {
  const files = await readdir(join(workDir, 'ports')).catch(() => []);
  const ports = files.filter((file) => file.endsWith('.port'));
  return Promise.all(ports.map(async (file) => Number(await readFile(join(workDir, 'ports', file), 'utf8'))));
}

test('two operations on two clusters at once are served by one process, each with its own credential and its own settings', async () => {
  const [first, second] = [await stackOn(clusters[0]), await stackOn(clusters[1])];
  const strict = { namespace: second.namespace, maps: { a: 'second' }, refused: true };
  const [done, refused] = await Promise.all([
    first.deploy({
      inputs: { namespace: first.namespace, maps: { a: 'first', b: 'first' }, refused: true },
      policyConfig: {
        'ownership-labels': { enforcementLevel: 'disabled' },
        'unified-id': { enforcementLevel: 'disabled' },
      },
    }),
    second.run({ task: 'preview' }, { inputs: strict }),
  ]);
  expect(done).toMatchObject({ outcome: 'done' });
  // What one was told to let pass is refused to the other.
  expect(refused, JSON.stringify(refused)).toMatchObject({
    outcome: 'failed',
    trouble: { code: 'POLICY_REFUSED' },
  });
  await Promise.all([
    first.deploy({
      inputs: { namespace: first.namespace, maps: { a: 'again' }, refused: true },
      policyConfig: {
        'ownership-labels': { enforcementLevel: 'disabled' },
        'unified-id': { enforcementLevel: 'disabled' },
      },
    }),
    second.deploy({ inputs: { ...strict, refused: false } }),
  ]);
  expect(await valuesOf(first, first.namespace)).toEqual(['again']);
  expect(await valuesOf(second, second.namespace)).toEqual(['second']);
  // A namespace of one cluster is none of the other's: nothing went astray.
  expect(await valuesOf(first, second.namespace)).toEqual([]);
  expect(await valuesOf(second, first.namespace)).toEqual([]);
  expect(processes).toEqual([host.pid]);
  expect(warnings).toEqual([]);
});

test('kill -9 of a run’s session ends its plugins, and those of the run beside it go on', async () => {
  const [killed, beside] = [await stackOn(clusters[0]), await stackOn(clusters[1])];
  const stuck = (stack: Stack) => ({ inputs: { namespace: stack.namespace, maps: { a: '1' }, stuckClaim: true } });
  const hash = (await killed.plan(stuck(killed))).hash;
  const use = await host.use();
  if (!use) throw new Error('there is no host');
  const workDir = join(folder, 'killed');
  // Its end is said to nobody: the host must see it for itself.
  const silent = { ...use, end: async () => undefined };
  const run = killed.start({ task: 'apply', expectedHash: hash }, { ...stuck(killed), workDir }, silent);
  await expect.poll(() => valuesOf(killed, killed.namespace), { timeout: 120_000 }).toEqual(['1']);
  const ports = await portsOf(workDir);
  expect(ports.length).toBeGreaterThan(1);
  expect(await Promise.all(ports.map(answers))).not.toContain(false);

  const other = beside.deploy({ inputs: { namespace: beside.namespace, maps: { a: '2' } } });
  endSession(run.pid);
  await expect
    .poll(async () => (await Promise.all(ports.map(answers))).includes(true), { timeout: 60_000 })
    .toBe(false);
  expect((await run.ended).last).toBeNull();
  expect(await other).toMatchObject({ outcome: 'done' });
  await use.end();
  expect(processes).toEqual([host.pid]);
});

test('a host that is killed leaves its runs to recover, and the recovery gets another host', async () => {
  const stack = await stackOn(clusters[0]);
  const wanted = { inputs: { namespace: stack.namespace, maps: { a: '1' }, stuckClaim: true } };
  const { hash, canonicalPlan } = await stack.plan(wanted);
  const applying = stack.apply(wanted, hash);
  await expect.poll(() => valuesOf(stack, stack.namespace), { timeout: 120_000 }).toEqual(['1']);
  process.kill(host.pid ?? 0, 'SIGKILL');
  expect(await applying).toMatchObject({ outcome: 'unknown' });
  const recovered = await stack.run({ task: 'recover', approved: canonicalPlan, finish: false }, wanted);
  expect(recovered).toMatchObject({ outcome: 'failed', trouble: { code: 'CANCELLED' } });
  expect(processes.length).toBe(2);
  expect(warnings).toHaveLength(1);
});
