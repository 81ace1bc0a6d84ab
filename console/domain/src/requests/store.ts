import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import { architectureSchema } from '@zhengyun/rulebook/architecture.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemCode, ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { deployedOutputs, profileInForce, zoneInForce } from '../clouds/in-force-rules.ts';
import { servicesOf } from '../clouds/services-rules.ts';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import type { BoundLine } from './bound-terms-rules.ts';
import type { OpenChange, Place } from './line-rules.ts';
import type { PurposeRow } from './purpose-rules.ts';
import { isOpen } from './rules.ts';
import { REQUEST_STATES, type RequestKind, type RequestState, type Trouble } from './schemas.ts';

const OPEN_STATES = REQUEST_STATES.filter(isOpen);

/** Zones of the named clouds, with what may be done in each today: never more than the cloud was deployed with. */
export async function placesOf(tx: Tx, cloudSlugs: readonly string[]): Promise<readonly Place[]> {
  if (cloudSlugs.length === 0) return [];
  const rows = await tx
    .selectFrom('cloud_zone as z')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .select([
      'c.id',
      'c.slug',
      'c.name',
      'c.profile',
      'c.deployed_profile',
      'c.state',
      'z.code',
      'z.xinchuang',
      'z.maximum_mlps',
    ])
    .leftJoin('zone_capacity as g', (join) =>
      join
        .onRef('g.cloud_id', '=', 'z.cloud_id')
        .onRef('g.zone_code', '=', 'z.code')
        .on('g.dimension', '=', 'gpu-share'),
    )
    .select([
      'z.public_address',
      'z.architecture',
      'c.services',
      'c.storage_provisioner',
      'c.outputs',
      'g.total as gpu_shares',
    ])
    .where('c.slug', 'in', [...cloudSlugs])
    .where('z.removed_at', 'is', null)
    .execute();
  return rows.map((row) => {
    const deployed = deployedOutputs(row.outputs);
    const { gpu, hostImages } = deployed?.services ?? servicesOf(row.services, row.storage_provisioner);
    const zone = { code: row.code, maximumMlps: row.maximum_mlps, publicAddress: row.public_address };
    const today = zoneInForce(zone, deployed);
    return {
      cloudId: row.id,
      cloudSlug: row.slug,
      cloudName: row.name,
      profile: profileInForce(row),
      cloudState: row.state,
      zoneCode: row.code,
      standing: today !== null,
      xinchuang: row.xinchuang,
      maximumMlps: (today ?? zone).maximumMlps,
      publicAddress: today?.publicAddress ?? false,
      architecture: architectureSchema
        .nullable()
        .parse(deployed ? (deployed.zones[row.code]?.architecture ?? null) : row.architecture),
      hostImages: hostImages !== null,
      // GB of the largest share of its devices; null: nobody has said.
      gpu: { shares: BigInt(row.gpu_shares ?? 0), memoryGb: gpu?.memoryGb ? Number(gpu.memoryGb) : null },
    };
  });
}

/** Places (`cloud/zone`) where the system has an `item`, delivered or asked for. */
export async function placesWithItem(tx: Tx, systemId: string, item: ItemCode): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
    .innerJoin('cloud as c', 'c.id', 't.cloud_id')
    .select(['c.slug', 't.zone_code'])
    .where('r.system_id', '=', systemId)
    .where('r.item', '=', item)
    .where('r.state', 'in', ['requested', 'active'])
    .execute();
  return rows.map((row) => `${row.slug}/${row.zone_code}`);
}

interface NewRequest extends Partial<PurposeRow> {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly system_id: string;
  readonly kind: RequestKind;
  readonly title: string;
  readonly reason: string;
  readonly mlps_grade: number;
  readonly applicant_id: string;
  readonly submitted_at: Date;
  readonly promised_days: number | null;
  readonly promised_by: Date | null;
  /** Months of the leases that an order begins; null or absent: those of the policy. */
  readonly submit_key?: string;
  readonly submit_digest?: string;
}

export async function insertRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx
    .insertInto('request')
    .values({ ...request, state: 'previewing' })
    .execute();
}

export async function lockRequest(tx: Tx, id: string) {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && { ...row, state: row.state as RequestState, kind: row.kind as RequestKind };
}

interface Change {
  readonly state: RequestState;
  readonly plan_hash?: string;
  readonly bound_terms?: readonly BoundLine[];
  readonly round?: number;
  readonly trouble?: Trouble | null;
  readonly decided_at?: Date;
  readonly delivered_at?: Date;
  readonly accept_by?: Date;
  readonly accepted_at?: Date;
}

export async function changeRequest(tx: Tx, id: string, change: Change): Promise<void> {
  const { trouble, bound_terms: terms, ...rest } = change;
  const set = {
    ...rest,
    ...(trouble === undefined ? {} : { trouble: trouble && JSON.stringify(trouble) }),
    ...(terms === undefined ? {} : { bound_terms: JSON.stringify(terms) }),
  };
  await tx.updateTable('request').set(set).where('id', '=', id).execute();
}

/** Hashes of a request's plans in order of its operations; those that ended without effect are not part of it. */
export async function operationHashes(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('operation')
    .select('plan_hash')
    .where('request_id', '=', requestId)
    .where('state', 'not in', ['cancelled', 'failed'])
    .orderBy('ordinal')
    .orderBy('number')
    .execute();
  return rows.flatMap((row) => row.plan_hash ?? []);
}

/** Lines with what their resource is today: `delivered` is null before the first delivery. */
export async function linesOf(tx: Tx, requestId: string) {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('resource as r', 'r.id', 'l.resource_id')
    .selectAll('l')
    .select(['r.state as resource_state', 'r.spec as resource_spec', 'r.number as resource_number', 'r.stack_id'])
    .select(['r.power', 'r.ready_at'])
    .where('l.request_id', '=', requestId)
    .orderBy('l.ordinal')
    .execute();
  return rows.map((row) => ({
    ...row,
    spec: row.spec as ItemSpec,
    power: row.power as Power,
    delivered: row.resource_state === 'requested' ? null : (row.resource_spec as ItemSpec),
  }));
}

/** Lines whose operation the engine is at, or may have been at when it was cut off: they may yet be delivered. */
export async function linesAtWork(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('operation')
    .select('line_id')
    .where('request_id', '=', requestId)
    .where('state', 'in', ['applying', 'verifying', 'unknown'])
    .execute();
  return rows.flatMap((row) => row.line_id ?? []);
}

/** Notes for which lines quota is held from now on, or no longer is. */
export async function markReserved(tx: Tx, lines: readonly { readonly id: string }[], reserved: boolean) {
  if (lines.length === 0) return;
  const ids = lines.map((line) => line.id);
  await tx.updateTable('order_line').set({ reserved }).where('id', 'in', ids).execute();
}

/** Failed lines whose objects a clean-up is removing: an operation of the line that is no request's. */
export async function linesInRemoval(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('operation as o')
    .innerJoin('order_line as l', 'l.id', 'o.line_id')
    .select('l.id')
    .where('l.request_id', '=', requestId)
    .where('o.request_id', 'is', null)
    .where('o.state', 'not in', ['done', 'cancelled'])
    .execute();
  return rows.map(({ id }) => id);
}

interface EndedLine {
  readonly id: string;
  readonly resource_id: string;
}

/** Ends `lines` as `state`; resources of the `abandoned` ones that never came are given up for good. */
export async function endLines(
  tx: Tx,
  ending: {
    readonly lines: readonly EndedLine[];
    readonly abandoned: readonly EndedLine[];
    readonly state: 'failed' | 'cancelled';
  },
): Promise<void> {
  const { lines, abandoned, state } = ending;
  if (lines.length === 0) return;
  const ids = lines.map((line) => line.id);
  await tx.updateTable('order_line').set({ state }).where('id', 'in', ids).execute();
  if (abandoned.length === 0) return;
  const resources = abandoned.map((line) => line.resource_id);
  const given = tx.updateTable('resource').set({ state: 'abandoned' }).where('state', '=', 'requested');
  await given.where('id', 'in', resources).execute();
}

export async function markLine(tx: Tx, lineId: string, at: Date): Promise<void> {
  await tx
    .updateTable('order_line')
    .set({ state: 'delivered', delivered_at: at })
    .where('id', '=', lineId)
    .where('state', '=', 'open')
    .execute();
}

/** A resource to be changed, locked: two requests to change it are stored one after the other, and none beside its tenancy's closing. */
export async function lockResource(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('resource as r')
    .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id')
    .innerJoin('business_system as s', 's.id', 'r.system_id')
    .selectAll('r')
    .select(['t.zone_code', 'c.slug as cloud_slug', 's.mlps_grade'])
    .select(['t.state as tenancy_state', 't.number as tenancy_number'])
    .where('r.id', '=', id)
    .forNoKeyUpdate('r')
    .forShare('t')
    .executeTakeFirst();
  return row && { ...row, spec: row.spec as ItemSpec, fulfilment: row.fulfilment as 'provisioned' | 'counted' };
}

/** Requests that are open on a resource, oldest first. */
export async function openChanges(tx: Tx, resourceId: string): Promise<readonly OpenChange[]> {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['q.number', 'q.kind'])
    .where('l.resource_id', '=', resourceId)
    .where('l.state', '=', 'open')
    .where('q.state', 'in', OPEN_STATES)
    .orderBy('q.submitted_at')
    .execute();
  return rows.map((row) => ({ number: row.number, kind: row.kind as OpenChange['kind'] }));
}

/** Price version that the resource's newest line was estimated by, whichever department's line that was. */
export async function lastPriceVersion({ ctx, tx }: VerbScope, resourceId: string): Promise<string> {
  const read = () => newestLine(tx, resourceId);
  return (await inScopeOfAll(tx, scopeOf(ctx.actor), read)).price_version_id;
}

async function newestLine(tx: Tx, resourceId: string) {
  return tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select('l.price_version_id')
    .where('l.resource_id', '=', resourceId)
    .orderBy('q.submitted_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Tenancies with all that names and owns what is made in them. */
export async function tenancyFacts(tx: Tx, tenancyIds: readonly string[]) {
  if (tenancyIds.length === 0) return [];
  return tx
    .selectFrom('tenancy as t')
    .innerJoin('cloud as c', 'c.id', 't.cloud_id')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .innerJoin('business_system as s', 's.id', 't.system_id')
    .selectAll('t')
    .select(['c.slug as cloud_slug', 'c.tier', 'd.slug as department_slug', 'd.oidc_group'])
    .select(['s.slug as system_slug', 's.mlps_grade'])
    .where('t.id', 'in', [...tenancyIds])
    .orderBy('t.number')
    .execute();
}
