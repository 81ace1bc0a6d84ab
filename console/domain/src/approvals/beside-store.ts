import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { AskedLine } from '@zhengyun/rulebook/asked-together.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { isOpen } from '../requests/rules.ts';
import { REQUEST_STATES, type RequestKind, type RequestState } from '../requests/schemas.ts';

const DAY_MS = 86_400_000;
/** What asks for more; an extension asks for time alone, and a release for nothing. */
const ASKING = ['order', 'resize'] as const satisfies readonly RequestKind[];
const OPEN_STATES = REQUEST_STATES.filter(isOpen);

/** A request that is weighed with another. */
export interface RequestBeside {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly submittedAt: Date;
}

/** What a system asked for beside one of its requests: `lines` in the period from `since` on, and what of their resources was delivered before. */
export interface Beside {
  readonly since: Date;
  readonly requests: readonly RequestBeside[];
  readonly lines: readonly AskedLine[];
}

/**
 * What the request's system asked for within `days` before it and since, by the same department: what waits, is approved or was delivered; nothing that was
 * withdrawn, sent back, refused or failed. Lines on the request's own resources are left out, since it names all of those itself. Null for a request that asks for no more.
 */
export async function besideOf(tx: Tx, requestId: string, days: number): Promise<Beside | null> {
  const own = await tx
    .selectFrom('request')
    .select(['id', 'system_id', 'department_id', 'submitted_at', 'kind'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  if (!ASKING.some((kind) => kind === own.kind)) return null;
  const since = new Date(own.submitted_at.getTime() - days * DAY_MS);
  const asked = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['q.id', 'q.number', 'q.title', 'q.kind', 'q.state', 'q.submitted_at'])
    .select(['l.resource_id', 'l.cloud_id', 'l.spec', 'l.month_fen', 'l.state as line_state'])
    .where('q.system_id', '=', own.system_id)
    .where('q.department_id', '=', own.department_id)
    .where('q.id', '<>', own.id)
    .where('q.kind', 'in', ASKING)
    .where('q.submitted_at', '>=', since)
    .where((eb) =>
      eb.or([eb('l.state', '=', 'delivered'), eb.and([eb('l.state', '=', 'open'), eb('q.state', 'in', OPEN_STATES)])]),
    )
    .where('l.resource_id', 'not in', (eb) =>
      eb.selectFrom('order_line').select('resource_id').where('request_id', '=', own.id),
    )
    .orderBy('q.submitted_at')
    .orderBy('q.id')
    .orderBy('l.ordinal')
    .execute();
  const before = await deliveredBefore(tx, [...new Set(asked.map((row) => row.resource_id))], since);
  const requests = new Map(asked.map((row) => [row.id, requestOf(row)] as const));
  return { since, requests: [...requests.values()], lines: [...before, ...asked].map(lineOf) };
}

/** Lines by which resources became what they were at `since`, oldest first. */
async function deliveredBefore(tx: Tx, resourceIds: readonly string[], since: Date): Promise<readonly LineRow[]> {
  if (resourceIds.length === 0) return [];
  return tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['q.id', 'q.submitted_at', 'l.resource_id', 'l.cloud_id', 'l.spec', 'l.month_fen', 'l.state as line_state'])
    .where('l.resource_id', 'in', [...resourceIds])
    .where('q.kind', 'in', ASKING)
    .where('l.state', '=', 'delivered')
    .where('q.submitted_at', '<', since)
    .orderBy('q.submitted_at')
    .execute();
}

interface LineRow {
  readonly id: string;
  readonly submitted_at: Date;
  readonly resource_id: string;
  readonly cloud_id: string;
  readonly spec: unknown;
  readonly month_fen: bigint;
  readonly line_state: string;
}

const lineOf = (row: LineRow): AskedLine => ({
  requestId: row.id,
  resourceId: row.resource_id,
  cloudId: row.cloud_id,
  submittedAt: row.submitted_at,
  delivered: row.line_state === 'delivered',
  monthFen: row.month_fen,
  amounts: amountsOf(row.spec as ItemSpec),
});

interface RequestRow extends Pick<RequestBeside, 'id' | 'number' | 'title'> {
  readonly kind: string;
  readonly state: string;
  readonly submitted_at: Date;
}

const requestOf = ({ id, number, title, kind, state, submitted_at }: RequestRow): RequestBeside => ({
  id,
  number,
  title,
  kind: kind as RequestKind,
  state: state as RequestState,
  submittedAt: submitted_at,
});
