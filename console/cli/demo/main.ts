import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CatalogueView } from '@zhengyun/domain/catalogue/schemas.ts';
import type { RequestDetail } from '@zhengyun/domain/requests/schemas.ts';
import type { StatementDetail } from '@zhengyun/domain/settlement/schemas.ts';
import { cloudsReady } from './clouds-ready.ts';
import { kubernetesVersion, type ProvenObject, proveObjects } from './cluster-proof.ts';
import { type ConsoleClient, signIn } from './console-client.ts';
import { chargeDifferences, deliveriesOf } from './expected-charges.ts';
import { expectedTally, type OrderedResource, objectsOf, provenTally, tallyDifferences } from './expected-objects.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Cast, carryThrough } from './order-flow.ts';
import { recompute } from './recompute.ts';
import { printStatement, reportOf } from './report.ts';
import { returnPrevious } from './return-previous.ts';
import { openSystem, type RunningSystem } from './running-system.ts';

const ORDER_FILE = new URL('../../../test/e2e/orders/drug-regulator.yaml', import.meta.url);

/**
 * The main job on the real engine, over HTTP, as people do it: order file → approvals → delivery → acceptance → resize →
 * release → statement; then the cluster is asked what exists and the statement is computed anew. Uses the system that runs
 * from the folder `data`, or starts one for as long as the demo takes. `--json FILE` also writes what it found, or the steps
 * so far and the error. Exit code 1 when any step fails or any number differs.
 */
export async function demo(args: readonly string[], data: string): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'string' } } });
  const journal = openJournal((line) => process.stdout.write(`${line}\n`));
  const system = await journal.step(
    '系统就绪',
    () => openSystem(data),
    (ready) => `${ready.url.href}（本机：数据库、引擎、Kubernetes 接口为真；登录、卷、容器为模拟）`,
  );
  try {
    const outcome = await play(system, journal);
    const { payableFen, differences } = recompute(outcome.statement);
    printStatement(outcome.statement, (line) => process.stdout.write(`${line}\n`));
    await journal.step(
      '用另一套十进制库逐行重算',
      async () => {
        if (differences.length > 0) throw new Error(differences.join('\n'));
      },
      () => `应付 ${payableFen} 分，逐行一致`,
    );
    if (values.json)
      await writeFile(
        values.json,
        `${JSON.stringify(reportOf({ ...outcome, steps: journal.steps, recomputedFen: payableFen }), null, 2)}\n`,
      );
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`演示在这一步停下：${reason}\n`);
    if (values.json)
      await writeFile(values.json, `${JSON.stringify({ steps: journal.steps, error: reason }, null, 2)}\n`);
    return 1;
  } finally {
    await system.close();
  }
}

interface Played {
  readonly engine: { readonly pulumi: string; readonly provider: string; readonly kubernetes: string };
  readonly resources: readonly ProvenObject[];
  readonly statement: StatementDetail;
}

async function play(system: RunningSystem, journal: Journal): Promise<Played> {
  const cast = await journal.step('六个人各自登录', () => signInCast(system.url));
  const engine = await journal.step('订单所在的两朵云已部署', () =>
    cloudsReady(cast.engineer, ['province', 'guangzhou']),
  );
  await returnPrevious(cast, journal);
  const id = await journal.step(
    '提交申请（订单文件）',
    () => order(cast.applicant),
    (requestId) => `页面 /orders/${requestId}`,
  );
  const accepted = await carryThrough(cast, journal, { id, name: '年度订单' });
  const ordered = new Map<string, OrderedResource>(
    accepted.lines.map(({ resource, cloud, spec }) => [resource.number, { cloud: cloud.slug, spec }]),
  );
  const proof = { system, journal, ordered };
  await prove(proof, '集群上实有的资源与订单逐项一致');
  const changed = await changeOne(cast, journal, accepted);
  ordered.set(changed.number, changed);
  const { number: released, request: release } = await releaseOne(cast, journal, accepted);
  const resources = await prove({ ...proof, released }, '变更与释放之后，集群上实有的资源逐项一致');
  const statement = await journal.step(
    '财务：本月至今结算单',
    () => settle(cast.finance, accepted),
    (drafted) => `${drafted.number} · 页面 /statements/${drafted.id}`,
  );
  await journal.step('每一笔计费与订单、交付单和公布的价目逐项一致', async () => {
    const deliveries = [accepted, changed.request, release].flatMap(deliveriesOf);
    const differences = chargeDifferences(statement, deliveries, await priceList(cast.finance));
    if (differences.length > 0) throw new Error(differences.join('\n'));
  });
  return {
    engine: { ...engine, kubernetes: await kubernetesVersion(await kubeconfigOf(system)) },
    resources,
    statement,
  };
}

async function signInCast(base: URL): Promise<Cast> {
  const as = (slug: string) => signIn(base, `sample:${slug}`);
  const [applicant, approver, authority] = [await as('applicant'), await as('approver'), await as('authority')];
  return {
    applicant,
    approver,
    authority,
    technical: await as('technical'),
    reviewer: await as('reviewer'),
    engineer: await as('engineer'),
    finance: await as('finance'),
  };
}

async function order(applicant: ConsoleClient): Promise<string> {
  const text = await readFile(ORDER_FILE, 'utf8');
  const checked = await applicant.query<{ order: unknown; errors: readonly unknown[] }>('requests.checkFile', {
    name: 'drug-regulator.yaml',
    text,
  });
  if (!checked.order) throw new Error(`the order file has errors: ${JSON.stringify(checked.errors)}`);
  return (await applicant.mutate<{ requestId: string }>('requests.submit', checked.order)).requestId;
}

function lineWith(request: RequestDetail, item: string, nth = 0): RequestDetail['lines'][number] {
  const line = request.lines.filter((each) => each.spec.item === item)[nth];
  if (!line) throw new Error(`${request.number} has no line for ${item}`);
  return line;
}

/** The finished request for a change of one resource, by the resource's number. */
interface Changed {
  readonly number: string;
  readonly request: RequestDetail;
}

async function changeOne(cast: Cast, journal: Journal, accepted: RequestDetail): Promise<OrderedResource & Changed> {
  const line = lineWith(accepted, 'container-space');
  if (line.spec.item !== 'container-space') throw new Error(`${accepted.number} has no container space`);
  const spec = {
    ...line.spec,
    vcpu: line.spec.vcpu + 8,
    memoryGb: line.spec.memoryGb + 32,
    fastGb: line.spec.fastGb + 500,
  };
  const { requestId } = await cast.applicant.mutate<{ requestId: string }>('requests.submitResize', {
    resourceId: line.resource.id,
    spec,
    reason: '业务增长，容器空间扩容',
  });
  const request = await carryThrough(cast, journal, { id: requestId, name: '变更（容器空间扩容）' });
  return { number: line.resource.number, cloud: line.cloud.slug, spec, request };
}

/** Gives back one line. */
async function releaseOne(cast: Cast, journal: Journal, accepted: RequestDetail): Promise<Changed> {
  const line = lineWith(accepted, 'cloud-host', 1);
  const { requestId } = await cast.applicant.mutate<{ requestId: string }>('requests.submitRelease', {
    resourceId: line.resource.id,
    reason: '老系统下线，云主机退还',
  });
  const request = await carryThrough(cast, journal, { id: requestId, name: '释放（36 台云主机）' });
  if (request.lines[0]?.resource.state !== 'released') throw new Error(`${line.resource.number} is not released`);
  return { number: line.resource.number, request };
}

/** The published price of each billing item, yuan a unit a month. */
async function priceList(finance: ConsoleClient): Promise<ReadonlyMap<string, string>> {
  const { items } = await finance.query<CatalogueView>('catalogue.list');
  return new Map(items.flatMap(({ skus }) => skus.map(({ sku, unitPrice }) => [sku, unitPrice ?? 'nothing'])));
}

async function settle(finance: ConsoleClient, accepted: RequestDetail): Promise<StatementDetail> {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const { statementId } = await finance.mutate<{ statementId: string }>('settlement.draftMonthToDate', {
    departmentId: accepted.department.id,
    month,
  });
  const statement = await finance.query<StatementDetail>('settlement.get', { statementId });
  const unequal = statement.reconciliation.filter((step) => !step.equal);
  if (unequal.length > 0) throw new Error(`the chain does not close: ${JSON.stringify(unequal)}`);
  return statement;
}

const kubeconfigOf = async (system: RunningSystem): Promise<string> => {
  const [first] = system.kubeconfigFiles;
  if (!first) throw new Error('no cluster is attached');
  return readFile(first, 'utf8');
};

interface Proof {
  readonly system: RunningSystem;
  readonly journal: Journal;
  readonly ordered: ReadonlyMap<string, OrderedResource>;
  /** Number of a resource of which nothing may be left. */
  readonly released?: string;
}

/** Asks the clusters and compares with the specs; throws where there are more or fewer objects of a shape than ordered. */
const prove = ({ system, journal, ordered, released }: Proof, name: string): Promise<readonly ProvenObject[]> =>
  journal.step(
    `${name}（直接问 Kubernetes 接口）`,
    async () => {
      const found = await Promise.all(
        system.kubeconfigFiles.map(async (file) => proveObjects(await readFile(file, 'utf8'))),
      );
      const kept = new Map([...ordered].filter(([number]) => number !== released));
      const objects = objectsOf(ordered, found.flat());
      const differences = tallyDifferences(expectedTally(kept), provenTally(objects));
      if (differences.length > 0) throw new Error(differences.join('\n'));
      return objects;
    },
    (objects) => [...provenTally(objects)].map(([shape, count]) => `${shape} × ${count}`).join('；'),
  );
