import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { actorIdentity } from './actor.ts';
import type { ObjectKind } from './audited-object.ts';
import type { Context } from './context.ts';
import type { ErrorCode } from './errors.ts';
import type { EventName } from './events.ts';
import { newId } from './id.ts';

/** What an act was about, as its audit row says it. Detail never carries a secret. */
export interface AuditFact {
  readonly object: { readonly kind: ObjectKind; readonly id: string };
  /** Tenant the row belongs to; absent for acts of the platform. */
  readonly departmentId?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface Entry extends AuditFact {
  readonly action: EventName;
  readonly outcome: 'done' | 'refused';
  readonly code?: ErrorCode;
  /** Key given out when the act began; absent: made as the row is written. */
  readonly id?: string;
}

/** Appends one audit row in `tx`. A row that can't be written fails the act: nothing happens unseen. */
export async function record(tx: Tx, ctx: Context, entry: Entry): Promise<void> {
  const identity = actorIdentity(ctx.actor);
  await tx
    .insertInto('audit_row')
    .values({
      id: entry.id ?? newId(ctx.now),
      at: ctx.now,
      actor_kind: identity.kind,
      actor_id: identity.id,
      actor_name: identity.name,
      action: entry.action,
      outcome: entry.outcome,
      code: entry.code ?? null,
      object_kind: entry.object.kind,
      object_id: entry.object.id,
      department_id: entry.departmentId ?? null,
      detail: JSON.stringify(entry.detail ?? {}, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
      trace_id: ctx.traceId,
    })
    .execute();
}
