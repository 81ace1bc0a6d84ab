import type { Tx } from '@zhengyun/db/with-transaction.ts';

export async function findStack(tx: Tx, id: string) {
  return tx.selectFrom('stack').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The stack, locked: what opens operations on it follows one another. Taken after a request's lock and before an operation's. */
export async function lockStack(tx: Tx, id: string) {
  return tx.selectFrom('stack').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The clouds an act on the operation touches: those of all lines of its request, else the stack's own. */
export async function cloudsTouched(
  tx: Tx,
  operation: { readonly stack_id: string; readonly request_id: string | null },
): Promise<readonly string[]> {
  const own = tx.selectFrom('stack').select('cloud_id').where('id', '=', operation.stack_id);
  const all = operation.request_id
    ? own.union(tx.selectFrom('order_line').select('cloud_id').where('request_id', '=', operation.request_id))
    : own;
  return (await all.execute()).map((row) => row.cloud_id);
}

/** The stack of a cloud's own deployment, made on first use. */
export async function ensureCloudStack(
  tx: Tx,
  stack: { id: string; project: string; name: string; cloudId: string; at: Date },
): Promise<string> {
  await tx
    .insertInto('stack')
    .values({
      id: stack.id,
      kind: 'cloud',
      project: stack.project,
      name: stack.name,
      cloud_id: stack.cloudId,
      state: 'new',
      created_at: stack.at,
    })
    .onConflict((conflict) => conflict.columns(['project', 'name']).doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('stack')
    .select('id')
    .where('project', '=', stack.project)
    .where('name', '=', stack.name)
    .executeTakeFirstOrThrow();
  return id;
}

/** The base stack of a tenancy that is to be adopted, whatever it is named; made on first use. */
export async function ensureBaseStack(
  tx: Tx,
  stack: {
    id: string;
    project: string;
    name: string;
    cloudId: string;
    tenancyId: string;
    departmentId: string;
    at: Date;
  },
): Promise<string> {
  const { id, project, name } = stack;
  const owner = { cloud_id: stack.cloudId, tenancy_id: stack.tenancyId, department_id: stack.departmentId };
  await tx
    .insertInto('stack')
    .values({ id, kind: 'tenancy-base', project, name, ...owner, state: 'new', created_at: stack.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = tx.selectFrom('stack').select('id').where('tenancy_id', '=', stack.tenancyId);
  return (await found.where('kind', '=', 'tenancy-base').executeTakeFirstOrThrow()).id;
}

export async function setStackState(
  tx: Tx,
  id: string,
  state: { state: 'deployed' | 'destroyed'; provider?: { kind: string; version: string } },
): Promise<void> {
  const provider = state.provider ? { provider: state.provider.kind, provider_version: state.provider.version } : {};
  await tx
    .updateTable('stack')
    .set({ state: state.state, ...provider })
    .where('id', '=', id)
    .execute();
}

/** Records which provider made the stack; the first record stays. */
export async function setStackProvider(tx: Tx, id: string, provider: { kind: string; version: string }): Promise<void> {
  await tx
    .updateTable('stack')
    .set({ provider: provider.kind, provider_version: provider.version })
    .where('id', '=', id)
    .where('provider', 'is', null)
    .execute();
}

/** Records another provider than the one that made the stack: the end of a change of provider. */
export async function changeStackProvider(
  tx: Tx,
  id: string,
  provider: { kind: string; version: string },
): Promise<void> {
  const columns = { provider: provider.kind, provider_version: provider.version };
  await tx.updateTable('stack').set(columns).where('id', '=', id).execute();
}

/** Keeps a stack's passphrase unless it has one; the first one stays for life. */
export async function insertPassphrase(
  tx: Tx,
  stackId: string,
  passphrase: { sealed: Uint8Array; keyId: string },
): Promise<void> {
  await tx
    .insertInto('stack_passphrase')
    .values({ stack_id: stackId, sealed: Buffer.from(passphrase.sealed), key_id: passphrase.keyId })
    .onConflict((conflict) => conflict.column('stack_id').doNothing())
    .execute();
}
