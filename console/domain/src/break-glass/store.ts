import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type NamedStack, type OwnedStack, stackNamed } from './rules.ts';

interface NewWindow {
  readonly id: string;
  readonly number: string;
  readonly cloud_id: string;
  readonly extends: string | null;
  readonly reason: string;
  readonly minutes: number;
  readonly asked_by: string;
  readonly asked_at: Date;
}

export async function insertWindow(tx: Tx, window: NewWindow): Promise<void> {
  await tx
    .insertInto('break_glass')
    .values({ ...window, state: 'asked' })
    .execute();
}

export async function lockWindow(tx: Tx, id: string) {
  return tx.selectFrom('break_glass').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function cloudOf(tx: Tx, id: string) {
  return tx.selectFrom('cloud').select(['id', 'slug', 'name']).where('id', '=', id).executeTakeFirst();
}

interface WindowChange {
  readonly state?: 'open' | 'refused' | 'ended';
  readonly decided_by?: string;
  readonly decided_at?: Date;
  readonly starts_at?: Date;
  readonly ends_at?: Date;
  readonly ended_by?: string | null;
  readonly ended_at?: Date;
}

export async function changeWindow(tx: Tx, id: string, change: WindowChange): Promise<void> {
  await tx.updateTable('break_glass').set(change).where('id', '=', id).execute();
}

/** The window `personId` asked for on the cloud and that was granted; whether its time is over is for the rules. */
export async function openWindowOf(tx: Tx, of: { readonly cloudSlug: string; readonly personId: string }) {
  return tx
    .selectFrom('break_glass as b')
    .innerJoin('cloud as c', 'c.id', 'b.cloud_id')
    .select(['b.id', 'b.number', 'b.state', 'b.ends_at', 'c.id as cloud_id'])
    .where('c.slug', '=', of.cloudSlug)
    .where('b.asked_by', '=', of.personId)
    .where('b.state', '=', 'open')
    .where('b.extends', 'is', null)
    .forUpdate('b')
    .executeTakeFirst();
}

/** Windows whose time is over and that nobody has closed yet. */
export async function overdueWindows(tx: Tx, now: Date) {
  return tx.selectFrom('break_glass').select('id').where('state', '=', 'open').where('ends_at', '<=', now).execute();
}

/** Windows with who asked and who decided, newest first. */
export async function windows(tx: Tx, filter: { readonly cloudId?: string | undefined; readonly openOnly: boolean }) {
  let base = tx
    .selectFrom('break_glass as b')
    .innerJoin('cloud as c', 'c.id', 'b.cloud_id')
    .innerJoin('person as a', 'a.id', 'b.asked_by')
    .leftJoin('person as d', 'd.id', 'b.decided_by')
    .leftJoin('break_glass as e', 'e.id', 'b.extends')
    .selectAll('b')
    .select(['c.slug as cloud_slug', 'c.name as cloud_name', 'a.real_name as asker', 'd.real_name as decider'])
    .select('e.number as extends_number');
  if (filter.cloudId) base = base.where('b.cloud_id', '=', filter.cloudId);
  if (filter.openOnly) base = base.where('b.state', '=', 'open').where('b.extends', 'is', null);
  return base.orderBy('b.asked_at', 'desc').orderBy('b.id', 'desc').limit(200).execute();
}

/**
 * Whose the stack is, where it is one of the cloud's: a department for one of a tenancy or an order line, null for the cloud's own. Several where
 * only a name was given that stacks of more than one program bear; none: it is no stack of the cloud.
 */
async function ownersOf(tx: Tx, cloudId: string, { project, name }: NamedStack): Promise<readonly (string | null)[]> {
  let found = tx.selectFrom('stack').select('department_id').where('cloud_id', '=', cloudId).where('name', '=', name);
  if (project !== null) found = found.where('project', '=', project);
  return (await found.execute()).map(({ department_id }) => department_id);
}

/** The stacks that a command names, each with its owners. */
export async function stacksOwned(tx: Tx, cloudId: string, stacks: readonly string[]): Promise<readonly OwnedStack[]> {
  const owned: OwnedStack[] = [];
  for (const stack of stacks) {
    const named = stackNamed(stack);
    owned.push({ stack, owners: named ? await ownersOf(tx, cloudId, named) : [] });
  }
  return owned;
}
