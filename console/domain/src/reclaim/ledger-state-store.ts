import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { LedgerState } from '@zhengyun/rulebook/idle-measures.ts';
import { sql } from 'kysely';

/** When anything last became of resource `r`, by the ledger. That it was deleted is no change of it: what was off stays off in the bin. */
const LAST = sql`(select max(x.at) from resource_change x where x.resource_id = r.id and x.kind <> 'delete')`;
/** When its lease was last made longer; null: never. Up to then the lease's own clock may have held its hosts off. */
const EXTENDED = sql`(select max(l.delivered_at) from order_line l join request q on q.id = l.request_id
                       where l.resource_id = r.id and q.kind = 'extend')`;

interface Asked {
  readonly resourceId: string;
  readonly spec: ItemSpec;
  /** Beginning of the window. */
  readonly from: Date;
}

/**
 * What the ledger says held of a resource without a break since `from`: its hosts are off, and not by their lease, or what it leads to is
 * off or gone. Of one that anything became of since then it says nothing. Whether a disk hangs on anything is no matter of this ledger.
 */
export async function ledgerStatesOf(tx: Tx, { resourceId, spec, from }: Asked): Promise<readonly LedgerState[]> {
  if (spec.item === 'cloud-host') {
    const { rows } = await sql`
      select from resource r where r.id = ${resourceId}::uuid and r.power = 'stopped' and ${LAST} <= ${from}
         and coalesce(${EXTENDED} <= ${from}, true)`.execute(tx);
    return rows.length > 0 ? ['stopped-throughout'] : [];
  }
  if (spec.item !== 'load-balancer') return [];
  const { rows } = await sql`
    select from resource r
     where r.number = upper(${spec.target.resource}) and (r.released_at <= ${from} or (r.power = 'stopped' and ${LAST} <= ${from}))
       and exists (select from resource b where b.id = ${resourceId}::uuid and b.tenancy_id = r.tenancy_id and b.ready_at <= ${from})`.execute(
    tx,
  );
  return rows.length > 0 ? ['target-off'] : [];
}
