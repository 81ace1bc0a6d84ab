import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConsoleClient, signIn } from '@zhengyun/cli/demo/console-client.ts';
import { getRequest } from '@zhengyun/cli/demo/order-flow.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import pg from 'pg';
import type { BenchSystem } from './bench-system.ts';
import { type Figure, timed } from './figure.ts';

const RUNS = 5;
interface Place {
  readonly cloud: string;
  readonly zone: string;
}
const PLACE: Place = { cloud: 'guangzhou', zone: 'extranet' };
/** Where the sample system has no tenancy yet, so that an order there makes one first. */
const NEW_PLACES: readonly Place[] = [
  { cloud: 'guangzhou', zone: 'extranet-xc' },
  { cloud: 'huizhou', zone: 'extranet' },
  { cloud: 'huizhou', zone: 'extranet-xc' },
];

type People = Readonly<Record<'applicant' | 'approver' | 'authority' | 'technical', ConsoleClient>>;

async function signInPeople(base: URL): Promise<People> {
  const as = (slug: string) => signIn(base, `sample:${slug}`);
  return {
    applicant: await as('applicant'),
    approver: await as('approver'),
    authority: await as('authority'),
    technical: await as('technical'),
  };
}

async function until(client: ConsoleClient, requestId: string, state: string): Promise<void> {
  for (;;) {
    const request = await getRequest(client, requestId);
    if (request.state === state) return;
    if (['failed', 'preview-failed'].includes(request.state))
      throw new Error(`${request.number} is ${request.state}: ${JSON.stringify(request.operations)}`);
    await pause(50);
  }
}

/** Carries a previewed request to its delivery; resolves with the milliseconds from the last approval to it. */
async function deliver(people: People, requestId: string): Promise<number> {
  await until(people.applicant, requestId, 'department-review');
  const decide = async (person: ConsoleClient, step: string) => {
    const { planHash } = await person.query<{ planHash: string }>('approvals.evidence', { requestId });
    await person.mutate('approvals.decide', { requestId, step, decision: 'approve', planHash });
  };
  await decide(people.approver, 'department');
  await decide(people.authority, 'administrative');
  await decide(people.technical, 'technical');
  const approved = performance.now();
  await until(people.applicant, requestId, 'delivered');
  return performance.now() - approved;
}

async function orderAndRelease(people: People, systemId: string, place: Place): Promise<number> {
  const spec = { item: 'container-space', vcpu: 4, memoryGb: 8, ordinaryGb: 100, fastGb: 0 };
  const { requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', {
    systemId,
    title: '容器空间',
    reason: '测量',
    mlpsGrade: 3,
    lines: [{ ...place, spec }],
  });
  const ms = await deliver(people, requestId);
  const resourceId = (await getRequest(people.applicant, requestId)).lines[0]?.resource.id;
  const released = await people.applicant.mutate<{ requestId: string }>('requests.submitRelease', {
    resourceId,
    reason: '测量完毕',
  });
  await deliver(people, released.requestId);
  return ms;
}

/** The last container space's inputs under another name, for stacks that no console knows of. */
async function bareSpec(system: BenchSystem, index: number): Promise<object> {
  const { database, clusters } = system.description;
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('zhengyun.scope', 'all', false)`);
  const { rows } = await owner.query(
    `select inputs from operation where inputs->'spec'->>'item' = 'container-space' and verb = 'deploy' order by requested_at desc limit 1`,
  );
  await owner.end();
  const file = clusters.find((cluster) => cluster.cluster === 'cities')?.kubeconfigFile;
  if (!file || !rows[0]) throw new Error('no delivered container space to copy, or no cluster of the cities');
  const kubeconfig = await readFile(file, 'utf8');
  // A printed number as a delivered resource has, since a policy asks for one; far above any that is handed out here.
  const name = `zy-${9_000_000 + (process.pid % 90_000) * 10 + index}`;
  const folder = join(system.description.keyFile, '..', 'bench');
  return {
    operationId: randomUUID(),
    project: 'zhengyun-tenancy',
    stack: name,
    verb: 'deploy',
    program: 'tenancy',
    inputs: { ...rows[0].inputs, resource: name },
    kubeconfig,
    clusterIdentifier: await clusterIdentity(kubeconfig),
    backendUrl: database.stateUrl,
    connectionName: name,
    passphrase: 'of the benchmark alone',
    workDir: join(folder, name),
    backupDir: folder,
    tools: { pulumi: await ensureTool('pulumi') },
    provider: null,
    pluginPath: [],
    leaseSilenceMs: 600_000,
  };
}

async function bare(spec: object, verb: 'up' | 'destroy'): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-up.ts'), verb], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(JSON.stringify(spec));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the bare ${verb} ended with ${code}`);
}

/**
 * From the last approval of one container space to its delivery, beside the same program, pack and provider by a bare `up`.
 * Deliveries that also make the tenancy's base (namespace, isolation, quota) are a figure of their own, and so is the very
 * first one: right after a cluster got the definition of hosts its quota controller counts them only from its next
 * discovery on, up to 30 s later, and a base is not done before.
 */
export async function measureDelivery(system: BenchSystem): Promise<readonly Figure[]> {
  const people = await signInPeople(system.url);
  const systems = await people.applicant.query<{ items?: { id: string }[] } & { id: string }[]>('tenancy.systems', {});
  const systemId = (systems.items ?? systems)[0]?.id ?? '';
  const first = await orderAndRelease(people, systemId, PLACE);
  const samples: number[] = [];
  const baseline: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    samples.push(await orderAndRelease(people, systemId, PLACE));
    const spec = await bareSpec(system, run);
    baseline.push(...(await timed(1, () => bare(spec, 'up'))));
    await bare(spec, 'destroy');
  }
  const withBase: number[] = [];
  for (const place of NEW_PLACES) withBase.push(await orderAndRelease(people, systemId, place));
  const seconds = (list: readonly number[]) => list.map((ms) => ms / 1000);
  const beside = { name: 'a bare Automation API up, process included', samples: seconds(baseline) };
  return [
    {
      name: 'container space with its tenancy’s base, right after the clouds were made: approved → delivered',
      unit: 's',
      aim: 'two stacks, and the quota controller’s next discovery (≤ 30 s)',
      samples: seconds([first]),
      baseline: beside,
    },
    {
      name: 'container space with its tenancy’s base: approved → delivered',
      unit: 's',
      aim: '< 10 s; two stacks, one after the other',
      samples: seconds(withBase),
      baseline: beside,
    },
    {
      name: 'container space: approved → delivered',
      unit: 's',
      aim: '< 10 s, at most 1.3 × the bare up',
      samples: seconds(samples),
      baseline: beside,
    },
  ];
}
