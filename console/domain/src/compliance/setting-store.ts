import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage } from '../verb/newest-page.ts';
import type { PolicySettings } from './setting-rules.ts';

export async function settingsInForce(tx: Tx): Promise<Readonly<Record<string, PolicySettings>>> {
  const rows = await tx.selectFrom('policy_setting').select(['policy', 'settings']).execute();
  return Object.fromEntries(rows.map(({ policy, settings }) => [policy, settings as PolicySettings]));
}

/** What the policy is told now, null where nothing was set; nobody else changes it, or asks for a change, until `tx` ends. */
export async function lockSettings(tx: Tx, policy: string): Promise<PolicySettings | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy-setting/${policy}`}, 0))`.execute(tx);
  return (await settingsInForce(tx))[policy] ?? null;
}

export async function putSettings(
  tx: Tx,
  setting: { policy: string; settings: PolicySettings; reason: string; personId: string; at: Date },
): Promise<void> {
  const row = {
    settings: JSON.stringify(setting.settings),
    reason: setting.reason,
    set_by: setting.personId,
    set_at: setting.at,
  };
  await tx
    .insertInto('policy_setting')
    .values({ policy: setting.policy, ...row })
    .onConflict((conflict) => conflict.column('policy').doUpdateSet(row))
    .execute();
}

/** The change of the policy's settings that waits for a decision; null: none. */
export async function openSettingChange(tx: Tx, policy: string) {
  const row = await tx
    .selectFrom('policy_setting_change')
    .select(['id', 'number'])
    .where('policy', '=', policy)
    .where('decision', 'is', null)
    .where('ended_by', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

interface AskedChange {
  readonly id: string;
  readonly number: string;
  readonly policy: string;
  readonly before: PolicySettings | null;
  readonly settings: PolicySettings;
  readonly widens: readonly string[];
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
}

export async function insertSettingChange(tx: Tx, change: AskedChange): Promise<void> {
  await tx
    .insertInto('policy_setting_change')
    .values({
      id: change.id,
      number: change.number,
      policy: change.policy,
      before: change.before === null ? null : JSON.stringify(change.before),
      settings: JSON.stringify(change.settings),
      widens: [...change.widens],
      reason: change.reason,
      asked_by: change.askedBy,
      asked_at: change.askedAt,
    })
    .execute();
}

/**
 * The change, with what its policy is told now, as `lockSettings` gives it: the lock is of the policy, so that whoever sets and whoever
 * decides wait for each other in one order. Undefined where there is none.
 */
export async function lockSettingChange(tx: Tx, id: string) {
  const wanted = tx.selectFrom('policy_setting_change').selectAll().where('id', '=', id);
  const known = await wanted.executeTakeFirst();
  if (!known) return undefined;
  const inForce = await lockSettings(tx, known.policy);
  return { ...(await wanted.executeTakeFirstOrThrow()), inForce };
}

interface ChangeEnd {
  readonly decision?: 'granted' | 'refused';
  readonly decided_by?: string;
  readonly decided_at?: Date;
  readonly ended_by?: string;
  readonly ended_at?: Date;
}

export async function endSettingChange(tx: Tx, id: string, end: ChangeEnd): Promise<void> {
  await tx.updateTable('policy_setting_change').set(end).where('id', '=', id).execute();
}

interface Page {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly policy?: string | undefined;
}

function changeRows(tx: Tx, policy: string | undefined) {
  const rows = tx
    .selectFrom('policy_setting_change as e')
    .innerJoin('person as a', 'a.id', 'e.asked_by')
    .leftJoin('person as d', 'd.id', 'e.decided_by')
    .leftJoin('person as w', 'w.id', 'e.ended_by');
  return policy === undefined ? rows : rows.where('e.policy', '=', policy);
}

/** Changes that were asked for, newest first, of one policy's settings or of all. */
export async function pageOfSettingChanges(tx: Tx, page: Page) {
  const counted = changeRows(tx, page.policy).select((eb) => eb.fn.countAll<bigint>().as('total'));
  const rows = changeRows(tx, page.policy)
    .selectAll('e')
    .select(['a.real_name as asker', 'd.real_name as decider', 'w.real_name as ender']);
  return newestPage({ counted, rows, id: 'e.id' }, page);
}
export type SettingChangeRow = Awaited<ReturnType<typeof pageOfSettingChanges>>['rows'][number];
