import type { Tx } from '@zhengyun/db/with-transaction.ts';
import {
  type AutomaticPolicy,
  type AutomaticRuleText,
  automaticRuleSchema,
  automaticRuleTextSchema,
} from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { newestPage, type Wanted } from '../../verb/newest-page.ts';
import { contentHashOf, inForceAt } from './rules.ts';

interface Kept {
  readonly from_day: string;
  readonly rule: unknown;
  readonly content_hash: string;
}

/** What a version says; null where its content is not what was decided on, or says what this release can't read: nobody goes by it. */
export function ruleKept({ from_day: fromDay, rule, content_hash: contentHash }: Kept): AutomaticRuleText | null {
  const read = automaticRuleTextSchema.safeParse(rule);
  return read.success && contentHashOf(fromDay, rule as AutomaticRuleText) === contentHash ? read.data : null;
}

/** The version in force at `at` with what it says; null: nothing passes by itself, as nothing does by a version that can't be read. */
export async function policyAt(tx: Tx, at: Date): Promise<AutomaticPolicy | null> {
  const row = await tx
    .selectFrom('approval_rule_version')
    .selectAll()
    .where('decision', '=', 'confirmed')
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', at)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rule = row && ruleKept(row);
  if (!rule) return null;
  const { number: id, version, content_hash: contentHash } = row;
  return { id, version, contentHash, ...automaticRuleSchema.parse(rule) };
}

/** Whoever proposes, decides or withdraws follows the one before, until `tx` ends. */
export async function lockVersions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('approval-rule', 0))`.execute(tx);
}

/** Every version as far as it says where it stands, oldest first. */
export async function versionFacts(tx: Tx) {
  const rows = await tx
    .selectFrom('approval_rule_version')
    .select(['id', 'number', 'version', 'from_day', 'valid_from', 'decision', 'ended_at'])
    .orderBy('version')
    .execute();
  return rows.map(({ from_day, valid_from, ended_at, ...row }) => ({
    ...row,
    fromDay: from_day,
    validFrom: valid_from,
    endedAt: ended_at,
  }));
}

interface Proposed {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly fromDay: string;
  readonly rule: AutomaticRuleText;
  readonly contentHash: string;
  readonly reason: string;
  readonly personId: string;
  readonly at: Date;
}

export async function insertVersion(tx: Tx, proposed: Proposed): Promise<void> {
  await tx
    .insertInto('approval_rule_version')
    .values({
      id: proposed.id,
      number: proposed.number,
      version: proposed.version,
      from_day: proposed.fromDay,
      valid_from: beginningOfDay(proposed.fromDay),
      rule: JSON.stringify(proposed.rule),
      content_hash: proposed.contentHash,
      reason: proposed.reason,
      proposed_by: proposed.personId,
      proposed_at: proposed.at,
    })
    .execute();
}

export async function findVersion(tx: Tx, id: string) {
  return tx.selectFrom('approval_rule_version').selectAll().where('id', '=', id).executeTakeFirst();
}

interface VersionEnd {
  readonly decision?: 'confirmed' | 'refused';
  readonly decided_by?: string;
  readonly decided_at?: Date;
  readonly ended_by?: string;
  readonly ended_at?: Date;
  readonly ended_why?: string;
}

export async function changeVersion(tx: Tx, id: string, change: VersionEnd): Promise<void> {
  await tx.updateTable('approval_rule_version').set(change).where('id', '=', id).execute();
}

const namedRows = (tx: Tx) =>
  tx
    .selectFrom('approval_rule_version as v')
    .leftJoin('person as p', 'p.id', 'v.proposed_by')
    .leftJoin('person as d', 'd.id', 'v.decided_by')
    .leftJoin('person as e', 'e.id', 'v.ended_by')
    .selectAll('v')
    .select(['p.real_name as proposer', 'd.real_name as decider', 'e.real_name as ender']);

/** Versions with who did what, the newest proposed first. */
export async function pageOfVersions(tx: Tx, wanted: Wanted) {
  const counted = tx.selectFrom('approval_rule_version').select((eb) => eb.fn.countAll<bigint>().as('total'));
  return newestPage({ counted, rows: namedRows(tx), id: 'v.id' }, wanted);
}
export type VersionRow = Awaited<ReturnType<typeof pageOfVersions>>['rows'][number];

/** The version in force with who did what. */
export async function rowInForce(tx: Tx, at: Date): Promise<VersionRow | undefined> {
  const current = inForceAt(await versionFacts(tx), at);
  return current && namedRows(tx).where('v.id', '=', current.id).executeTakeFirst();
}
