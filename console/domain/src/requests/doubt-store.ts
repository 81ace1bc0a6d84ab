import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/** Lines of a request whose operation failed on the cluster: nobody knows which size stands there. */
export async function linesInDoubt(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('operation')
    .select('line_id')
    .where('request_id', '=', requestId)
    .where('state', '=', 'failed')
    .execute();
  return rows.flatMap((row) => row.line_id ?? []);
}

/** Failed resizes for which quota is still held, on one stack or in one tenancy, with what the resource is today. */
export async function heldInDoubt(tx: Tx, where: { readonly stackId: string } | { readonly tenancyId: string }) {
  const base = tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .innerJoin('resource as r', 'r.id', 'l.resource_id')
    .select(['l.id', 'l.state', 'l.reserved', 'l.cloud_id', 'l.xinchuang', 'l.spec', 'l.request_id', 'l.department_id'])
    .select(['r.spec as delivered', 'r.number as resource_number'])
    .where('q.kind', '=', 'resize')
    .where('l.state', '=', 'failed')
    .where('l.reserved', '=', true);
  const narrowed =
    'stackId' in where
      ? base.where('r.stack_id', '=', where.stackId)
      : base.where('r.tenancy_id', '=', where.tenancyId);
  const rows = await narrowed.orderBy('l.id').forNoKeyUpdate('l').execute();
  return rows.map((row) => ({ ...row, spec: row.spec as ItemSpec, delivered: row.delivered as ItemSpec }));
}
