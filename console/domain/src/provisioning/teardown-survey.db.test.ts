import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { StandingObject } from '@zhengyun/interface/standing.ts';
import { orderedLines, plan, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { closeTenancy } from './close-tenancy.ts';
import { finishStackWith } from './finish-stack.ts';
import { getOperation } from './get-operation.ts';
import { recordFailure } from './record-failure.ts';
import { recordPreview } from './record-preview.ts';
import { recordStanding } from './record-standing.ts';
import { releaseTeardown } from './release-teardown.ts';
import { startApplying } from './start-applying.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterEach(async () => {
  await flow.clear();
  await rows((tx) => tx.updateTable('resource').set({ state: 'abandoned' }).execute());
  await rows((tx) => tx.updateTable('tenancy').set({ state: 'released' }).execute());
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});

const finishStack = finishStackWith(keyFileSecretStore(Buffer.alloc(32, 7)));
const rows = <Rows>(work: (tx: Tx) => Promise<Rows>) => province.within(({ tx }) => work(tx));
const reason = 'no longer needed';
const holder = '0198a000-0000-7000-8000-000000000001';
const hash = plan().hash;
const claim: StandingObject = { kind: 'PersistentVolumeClaim', name: 'data-db-0', resource: null, outside: false };
const web: StandingObject = { kind: 'Deployment', name: 'web', resource: null, outside: false };
const listedClaim = { kind: 'PersistentVolumeClaim', number: 'data-db-0' };

async function standing() {
  const { requestId, operations } = await flow.approved(1);
  const [operationId = ''] = operations;
  await flow.apply(operationId);
  await flow.delivered(operationId);
  await flow.endLease(operationId);
  const tenancy = await rows((tx) =>
    tx.selectFrom('tenancy').select(['id', 'slug']).where('state', '<>', 'released').executeTakeFirstOrThrow(),
  );
  await rows((tx) =>
    tx
      .updateTable('stack')
      .set({ state: 'deployed' })
      .where('tenancy_id', '=', tenancy.id)
      .where('kind', '=', 'tenancy-base')
      .execute(),
  );
  const { resource } = (await flow.request(requestId)).lines[0]!;
  return { tenancyId: tenancy.id, slug: tenancy.slug, resource, operationId };
}
const forget = () => rows((tx) => tx.updateTable('resource').set({ state: 'abandoned' }).execute());
const close = async (tenancyId: string, override: boolean) =>
  (await closeTenancy(await province.as('engineer'), { tenancyId, reason, override })).operationId ?? '';
const release = async (operationId: string) =>
  releaseTeardown(await province.as('technical'), { operationId, planHash: hash });
const seen = async (operationId: string) => getOperation(await province.as('technical'), { operationId });
const stateOf = (id: string) =>
  rows(async (tx) => {
    const found = tx.selectFrom('tenancy').select('state').where('id', '=', id);
    return (await found.executeTakeFirstOrThrow()).state;
  });

/** Its preview as the worker does it: first a look at the cluster, then the plan. */
async function preview(operationId: string, found: readonly StandingObject[]) {
  const { fence } = await flow.startPreview(operationId);
  const { outcome } = await recordStanding(flow.job(), { operationId, fence, found: [...found] });
  if (outcome === 'goes-on') await recordPreview(flow.job(), { operationId, fence, ...plan() });
  await flow.endLease(operationId);
  return outcome;
}
async function apply(operationId: string, found: readonly StandingObject[]) {
  const fence = await flow.apply(operationId);
  const { outcome } = await recordStanding(flow.job(), { operationId, fence, found: [...found] });
  await flow.endLease(operationId);
  return { outcome, fence };
}

describe('closing a tenancy whose cluster holds what no ledger knows', () => {
  it('fails with the list, touches nothing, and leaves the tenancy in use', async () => {
    const { tenancyId } = await standing();
    await forget();
    const operationId = await close(tenancyId, false);
    expect(await preview(operationId, [claim, web])).toBe('refused');
    expect((await seen(operationId)).trouble).toEqual({
      code: 'TENANCY_IN_USE',
      facts: { resources: ['PersistentVolumeClaim data-db-0', 'Deployment web'], count: 2 },
    });
    expect(await flow.stateOf(operationId)).toBe('failed');
    expect(await stateOf(tenancyId)).toBe('deployed');
  });

  it('overridden shows the second person what is there, and asks anew for what came since', async () => {
    const { tenancyId, resource } = await standing();
    const operationId = await close(tenancyId, true);
    expect(await preview(operationId, [claim])).toBe('goes-on');
    const ledger = { kind: 'cloud-host', number: resource.number };
    expect((await seen(operationId)).teardown?.obstacles).toEqual([ledger, listedClaim]);
    await release(operationId);
    expect((await apply(operationId, [claim, web])).outcome).toBe('asked-again');
    const again = await seen(operationId);
    expect(again.state).toBe('previewed');
    expect(again.teardown?.obstacles).toContainEqual({ kind: 'Deployment', number: 'web' });
    await release(operationId);
    expect((await apply(operationId, [claim, web])).outcome).toBe('goes-on');
    const audits = await province.audit('provisioning.teardown-surveyed');
    expect(audits.map(({ detail }) => (detail as { verdict: string }).verdict)).toEqual([
      'goes-on',
      'asked-again',
      'goes-on',
    ]);
  });

  it('that nobody overrode is in use again when something came between its release and its end', async () => {
    const { tenancyId } = await standing();
    await forget();
    const operationId = await close(tenancyId, false);
    expect(await preview(operationId, [])).toBe('goes-on');
    await release(operationId);
    expect((await apply(operationId, [claim])).outcome).toBe('refused');
    expect(await stateOf(tenancyId)).toBe('deployed');
  });

  it('stays on its way out where an earlier removal was half done, though the next one is refused', async () => {
    const { tenancyId } = await standing();
    const first = await close(tenancyId, true);
    await preview(first, [claim]);
    await release(first);
    const { fence } = await apply(first, [claim]);
    const leftovers = [{ urn: 'urn:policy', op: 'delete', state: 'done' as const }];
    await rows((tx) =>
      tx
        .updateTable('stack_lease')
        .set({ expires_at: new Date(flow.job().now.getTime() + 9_000) })
        .execute(),
    );
    await recordFailure(flow.job(), { operationId: first, fence, trouble, findings: [], leftovers });
    await flow.endLease(first);
    expect(await stateOf(tenancyId)).toBe('closing');
    await forget();
    const second = await close(tenancyId, false);
    expect(await preview(second, [claim])).toBe('refused');
    expect(await stateOf(tenancyId)).toBe('closing');
  });

  it('is not released over what was delivered since it was previewed', async () => {
    const { tenancyId, resource } = await standing();
    await forget();
    const operationId = await close(tenancyId, false);
    await preview(operationId, []);
    await rows((tx) => tx.updateTable('resource').set({ state: 'active' }).where('id', '=', resource.id).execute());
    await expect(release(operationId)).rejects.toMatchObject({
      code: 'TENANCY_IN_USE',
      facts: { resources: [resource.number], count: 1 },
    });
  });

  it('removes adopted volumes only where it was overridden', async () => {
    const { tenancyId } = await standing();
    const volume = {
      kind: 'PersistentVolumeClaim',
      name: 'data',
      labels: {},
      annotations: {},
      finalizers: [],
      spec: {},
    };
    const adopted = { labels: {}, annotations: {}, spec: {}, objects: [volume] };
    const base = rows((tx) =>
      tx
        .selectFrom('operation as o')
        .innerJoin('stack as s', 's.id', 'o.stack_id')
        .select(['o.id', 'o.inputs'])
        .where('s.kind', '=', 'tenancy-base')
        .where('s.tenancy_id', '=', tenancyId)
        .executeTakeFirstOrThrow(),
    );
    const { id, inputs } = await base;
    const withVolume = JSON.stringify({ ...(inputs as object), adopted });
    await rows((tx) => tx.updateTable('operation').set({ inputs: withVolume }).where('id', '=', id).execute());
    const operationId = await close(tenancyId, true);
    const opened = await rows((tx) =>
      tx.selectFrom('operation').select('inputs').where('id', '=', operationId).executeTakeFirstOrThrow(),
    );
    expect(opened.inputs).toMatchObject({ adopted, adoptedVolumes: 'removed' });
  });
});

describe('what a line made outside the tenancy', () => {
  /** A delivered line whose stack made a schedule in the backup operator's namespace. */
  async function reaching() {
    const made = await standing();
    const { slug, operationId } = made;
    const schedule = { apiVersion: 'velero.io/v1', kind: 'Schedule', namespace: 'velero', name: 's' };
    const outputs = { namespace: slug, resource: made.resource.number.toLowerCase(), objects: [schedule] };
    const summary = JSON.stringify({ outputs, counts: {}, engineMs: 1 });
    const { stack_id: stackId } = await rows((tx) =>
      tx
        .updateTable('operation')
        .set({ summary, ended_at: new Date() })
        .where('id', '=', operationId)
        .returning('stack_id')
        .executeTakeFirstOrThrow(),
    );
    await rows((tx) => tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stackId).execute());
    return { ...made, stackId };
  }
  const partOf = async (stackId: string) =>
    (
      await rows((tx) =>
        tx
          .selectFrom('operation')
          .select('id')
          .where('stack_id', '=', stackId)
          .where('verb', '=', 'destroy')
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow(),
      )
    ).id;

  it('is removed first, by an operation that its release lets go on, and charged no longer', async () => {
    const { tenancyId, stackId, resource } = await reaching();
    const operationId = await close(tenancyId, true);
    await preview(operationId, []);
    await release(operationId);
    const part = await partOf(stackId);
    expect(await flow.jobsFor(operationId)).not.toContain('operation-apply');
    expect(await startApplying(flow.job(), { operationId, holder })).toMatchObject({
      outcome: 'waits',
      waitingFor: { code: 'OPERATION' },
    });
    await flow.preview(part);
    expect(await flow.stateOf(part)).toBe('approved');
    await flow.apply(part);
    await flow.set(part, { state: 'done' });
    const observedAt = new Date(flow.job().now.getTime() + 3_600_000).toISOString();
    const inventory = { observedAt, clusterUid: 'u', objects: [] };
    const nothing = { tenancyCredential: null, clusterCa: null };
    await province.within((scope) => finishStack.within(scope, { operationId: part, inventory, ...nothing }));
    const changes = await province.audit('metering.resource-changed');
    expect(changes.at(-1)!.detail).toMatchObject({ number: resource.number, kind: 'delete' });
    expect(await stateOf(tenancyId)).toBe('closing');
    expect(await startApplying(flow.job(), { operationId, holder })).toMatchObject({ outcome: 'started' });
  });

  it('and can’t be removed ends the closing before the tenancy is touched', async () => {
    const { tenancyId, stackId } = await reaching();
    const operationId = await close(tenancyId, true);
    await preview(operationId, []);
    await release(operationId);
    const part = await partOf(stackId);
    await flow.preview(part);
    const fence = await flow.apply(part);
    await recordFailure(flow.job(), { operationId: part, fence, trouble, findings: [], leftovers: [] });
    expect(await startApplying(flow.job(), { operationId, holder })).toEqual({ outcome: 'outdated' });
    expect((await seen(operationId)).trouble).toMatchObject({ code: 'TEARDOWN_PART_FAILED' });
    expect(await stateOf(tenancyId)).toBe('deployed');
  });
});
