import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type ItemSpec, itemOf } from '@zhengyun/rulebook/catalogue.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { ONE_A_TENANCY } from './line-rules.ts';
import { lineStackName, TENANCY_PROJECT } from './operation-rules.ts';
import type { PinnedTerms } from './pinned-terms-rules.ts';

interface NewStack {
  readonly id: string;
  readonly kind: 'tenancy-base' | 'order-line';
  readonly project: string;
  readonly name: string;
  readonly cloud_id: string;
  readonly tenancy_id: string;
  readonly department_id: string;
  readonly created_at: Date;
}

/** The tenancy's base stack, whatever it is named, or the line's stack of that name; made now when there is none. Gives its key. */
export async function ensureStack(tx: Tx, stack: NewStack): Promise<string> {
  await tx
    .insertInto('stack')
    .values({ ...stack, state: 'new' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const own = tx.selectFrom('stack').select('id').where('tenancy_id', '=', stack.tenancy_id);
  const found = own
    .where('kind', '=', stack.kind)
    .$if(stack.kind === 'order-line', (lines) =>
      lines.where('project', '=', stack.project).where('name', '=', stack.name),
    );
  return (await found.executeTakeFirstOrThrow()).id;
}

interface NewResource {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly system_id: string;
  readonly tenancy_id: string;
  readonly cloud_id: string;
  readonly spec: ItemSpec;
  readonly fulfilment: 'provisioned' | 'counted';
  readonly xinchuang: boolean;
  readonly stack_id: string | null;
  readonly created_at: Date;
}

async function insertResource(tx: Tx, resource: NewResource): Promise<void> {
  const { spec, ...rest } = resource;
  const row = { ...rest, item: spec.item, spec: JSON.stringify(spec), state: 'requested' };
  try {
    await tx.insertInto('resource').values(row).execute();
  } catch (error) {
    // Two orders at once: neither saw the other's when it was checked. The index is named after the item.
    const { constraint } = error as { constraint?: unknown };
    const second = ONE_A_TENANCY.find(({ item }) => constraint === `one_${item.replace('-', '_')}`);
    throw second ? new DomainError(second.code, { field: 'spec.item' }) : error;
  }
}

interface NewLine extends PinnedTerms {
  readonly id: string;
  readonly request_id: string;
  readonly department_id: string;
  readonly ordinal: number;
  readonly spec: ItemSpec;
  readonly cloud_id: string;
  readonly zone_code: string;
  readonly xinchuang: boolean;
  readonly tenancy_id: string;
  readonly resource_id: string;
  readonly fulfilment: 'provisioned' | 'counted';
  readonly month_fen: string;
  readonly year_end_fen: string;
  /** Of a change: what it adds to what is paid up to the year's end. */
  readonly added_fen?: string | null;
  readonly price_version_id: string;
  /** Of an extension: the last day it gives. */
  readonly lease_until?: string | null;
}

export async function insertLine(tx: Tx, line: NewLine): Promise<void> {
  const { spec, ...rest } = line;
  await tx
    .insertInto('order_line')
    .values({ ...rest, item: spec.item, spec: JSON.stringify(spec), state: 'open' })
    .execute();
}

/** A line of a new order, checked and priced. */
export interface PlacedLine {
  readonly requestId: string;
  readonly departmentId: string;
  readonly systemId: string;
  readonly ordinal: number;
  readonly spec: ItemSpec;
  readonly cloudId: string;
  readonly zoneCode: string;
  readonly xinchuang: boolean;
  readonly tenancy: { readonly id: string; readonly slug: string };
  readonly pinned: PinnedTerms;
  readonly price: { readonly monthFen: string; readonly yearEndFen: string; readonly versionId: string };
}

/** Stores a new line with the resource it will become and, where the engine makes it, the stack it will live in. */
export async function storePlacedLine({ ctx, tx }: VerbScope, line: PlacedLine): Promise<void> {
  const { departmentId: department_id, cloudId: cloud_id, spec, xinchuang, tenancy, price } = line;
  const { fulfilment } = itemOf(spec.item);
  const number = await nextNumber(tx, 'ZY', ctx.now);
  const placing = { department_id, cloud_id, tenancy_id: tenancy.id };
  const stack = { kind: 'order-line' as const, project: TENANCY_PROJECT, name: lineStackName(tenancy.slug, number) };
  const stack_id =
    fulfilment === 'counted'
      ? null
      : await ensureStack(tx, { id: newId(ctx.now), ...stack, ...placing, created_at: ctx.now });
  const made = { ...placing, spec, fulfilment, xinchuang };
  const resource_id = newId(ctx.now);
  const born = { id: resource_id, number, system_id: line.systemId, stack_id, created_at: ctx.now };
  await insertResource(tx, { ...made, ...born });
  await insertLine(tx, {
    ...made,
    id: newId(ctx.now),
    request_id: line.requestId,
    ordinal: line.ordinal,
    zone_code: line.zoneCode,
    resource_id,
    month_fen: price.monthFen,
    year_end_fen: price.yearEndFen,
    price_version_id: price.versionId,
    ...line.pinned,
  });
}

/** Ids of the clouds that a request's lines are on, each once. */
export async function cloudsOfRequest(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('order_line')
    .select('cloud_id')
    .distinct()
    .where('request_id', '=', requestId)
    .execute();
  return rows.map((row) => row.cloud_id);
}
