import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { CallFacts } from './rules.ts';

/** Counts one call in the minute; how many it makes. Whoever begins a minute takes the older ones away, of all callers. */
export async function countCallIn(tx: Tx, { caller, minute }: { caller: string; minute: Date }): Promise<number> {
  const { calls } = await tx
    .insertInto('api_rate')
    .values({ caller, minute, calls: 1 })
    .onConflict((conflict) =>
      conflict.columns(['caller', 'minute']).doUpdateSet((eb) => ({ calls: eb('api_rate.calls', '+', 1) })),
    )
    .returning('calls')
    .executeTakeFirstOrThrow();
  if (calls === 1) await tx.deleteFrom('api_rate').where('minute', '<', minute).execute();
  return calls;
}

interface KeyedCall {
  readonly caller: string;
  readonly key: string;
}

/** Takes the key for this call; what was there under it before, or null: it is taken now. Two at once: the second one waits and loses. Goes with it: every caller's calls from before `forget`. */
export async function takeCall(
  tx: Tx,
  call: KeyedCall & { readonly procedure: string; readonly digest: string },
  { at, forget }: { readonly at: Date; readonly forget: Date },
): Promise<CallFacts | null> {
  await tx.deleteFrom('api_call').where('begun_at', '<', forget).execute();
  const taken = await tx
    .insertInto('api_call')
    .values({
      caller: call.caller,
      idempotency_key: call.key,
      procedure: call.procedure,
      digest: Buffer.from(call.digest, 'hex'),
      begun_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return null;
  const row = await tx
    .selectFrom('api_call')
    .selectAll()
    .where('caller', '=', call.caller)
    .where('idempotency_key', '=', call.key)
    .executeTakeFirstOrThrow();
  const { procedure, begun_at: begunAt, ended_at: endedAt, answer } = row;
  return { procedure, digest: row.digest.toString('hex'), begunAt, endedAt, answer };
}

export async function keepAnswer(
  tx: Tx,
  { caller, key, answer, at }: KeyedCall & { readonly answer: string | null; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('api_call')
    .set({ answer, ended_at: at })
    .where('caller', '=', caller)
    .where('idempotency_key', '=', key)
    .execute();
}

/** Frees the key: what came under it did nothing. */
export async function dropCall(tx: Tx, { caller, key }: KeyedCall): Promise<void> {
  await tx.deleteFrom('api_call').where('caller', '=', caller).where('idempotency_key', '=', key).execute();
}
