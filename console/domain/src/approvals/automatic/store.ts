import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { AutomaticClause, AutomaticRefusal } from '@zhengyun/rulebook/automatic-approval.ts';
import type { AutomaticPolicy } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { type Amounts, addAmounts, DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ApprovalStep } from '../../requests/schemas.ts';
import { type AutomaticState, type Explanation, explanationSchema } from './schemas.ts';

const unitsOf = z.partialRecord(z.enum(DIMENSIONS), z.string().transform(BigInt));

/** Judgements of growths of one department follow each other, so that two at once can't both take its last share. */
export async function lockDepartmentShare(tx: Tx, departmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`automatic-approval ${departmentId}`}, 0))`.execute(tx);
}

interface Beside {
  readonly departmentId: string;
  readonly resourceId: string;
  /** The request that is judged itself doesn't count. */
  readonly requestId: string;
  readonly since: Date;
}

/** Growths by a rule since then: how many of the resource, called back ones too, and the sum of what the department's added. */
export async function grownBefore(tx: Tx, { departmentId, resourceId, requestId, since }: Beside) {
  const rows = await tx
    .selectFrom('automatic_approval')
    .select(['resource_id', 'state', 'growth', 'year_fen'])
    .where('department_id', '=', departmentId)
    .where('clause', '=', 'growth')
    .where('state', 'in', ['waiting', 'done', 'called-back'])
    .where('judged_at', '>', since)
    .where('request_id', '<>', requestId)
    .execute();
  const added = rows.filter(({ state }) => state !== 'called-back');
  return {
    ofResource: rows.filter((row) => row.resource_id === resourceId).length,
    units: added.map(({ growth }) => unitsOf.parse(growth)).reduce<Amounts>(addAmounts, {}),
    yearFen: added.reduce((sum, row) => sum + row.year_fen, 0n),
  };
}

/** What a judgement went by, so that it can be read again as it was. */
type PolicyPin = Pick<AutomaticPolicy, 'id' | 'version' | 'contentHash'>;

const pinned = ({ id, version, contentHash }: PolicyPin) => ({
  policy_id: id,
  policy_version: version,
  policy_hash: contentHash,
});

/** The same as audit rows say it. */
export function wentBy({ id, version, contentHash }: PolicyPin) {
  return { policy: id, policyVersion: version, policyHash: contentHash };
}

interface Judged {
  readonly requestId: string;
  readonly departmentId: string;
  readonly resourceId: string;
  readonly round: number;
  readonly policy: PolicyPin;
  readonly clause: AutomaticClause | null;
  readonly state: 'declined' | 'waiting';
  readonly refusals: readonly AutomaticRefusal[];
  readonly explanation: Explanation;
  readonly growth: Amounts;
  readonly yearFen: bigint;
  readonly at: Date;
  readonly effectiveAt: Date | null;
}

/** Notes the judgement of a request; one that was judged before keeps the first, which people may have said no to. */
export async function insertJudgement(tx: Tx, judged: Judged): Promise<void> {
  const texts = Object.fromEntries(Object.entries(judged.growth).map(([key, units]) => [key, units.toString()]));
  await tx
    .insertInto('automatic_approval')
    .values({
      request_id: judged.requestId,
      department_id: judged.departmentId,
      resource_id: judged.resourceId,
      round: judged.round,
      ...pinned(judged.policy),
      clause: judged.clause,
      state: judged.state,
      refusals: [...judged.refusals],
      explanation: JSON.stringify(judged.explanation),
      growth: JSON.stringify(texts),
      year_fen: judged.yearFen,
      judged_at: judged.at,
      effective_at: judged.effectiveAt,
    })
    .execute();
}

/** The judgement of a request with who called it back; undefined: there is none. */
export async function judgementOf(tx: Tx, requestId: string) {
  const row = await tx
    .selectFrom('automatic_approval as a')
    .leftJoin('person as p', 'p.id', 'a.called_back_by')
    .selectAll('a')
    .select('p.real_name')
    .where('a.request_id', '=', requestId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...row,
    state: row.state as AutomaticState,
    clause: row.clause as AutomaticClause | null,
    refusals: row.refusals as AutomaticRefusal[],
    explanation: explanationSchema.parse(row.explanation),
  };
}

interface Ending {
  readonly requestId: string;
  readonly state: 'done' | 'called-back' | 'lapsed' | 'overtaken';
  readonly at: Date;
  readonly refusals?: readonly AutomaticRefusal[];
  readonly explanation?: Explanation;
  /** What it went by at its end, where it was judged again. */
  readonly policy?: PolicyPin;
  readonly calledBackBy?: string;
  readonly reason?: string;
}

/** Ends a judgement that waits. The request's own row is locked before: whoever comes second finds it ended. */
export async function endJudgement(tx: Tx, ending: Ending): Promise<void> {
  await tx
    .updateTable('automatic_approval')
    .set({
      state: ending.state,
      ended_at: ending.at,
      ...(ending.refusals ? { refusals: [...ending.refusals] } : {}),
      ...(ending.policy ? pinned(ending.policy) : {}),
      ...(ending.explanation ? { explanation: JSON.stringify(ending.explanation) } : {}),
      called_back_by: ending.calledBackBy ?? null,
      reason: ending.reason ?? null,
    })
    .where('request_id', '=', ending.requestId)
    .where('state', '=', 'waiting')
    .execute();
}

interface RuleDecision {
  readonly requestId: string;
  readonly round: number;
  readonly steps: readonly ApprovalStep[];
  /** The policy and its clause, as they stand in the steps. */
  readonly rule: string;
  readonly planHash: string;
  readonly at: Date;
}

/** Notes open steps as approved by a rule, on the plan in force. */
export async function approveByRule(
  tx: Tx,
  { requestId, round, steps, rule, planHash, at }: RuleDecision,
): Promise<void> {
  await tx
    .updateTable('approval_step')
    .set({ decision: 'approve', decided_by_rule: rule, decided_at: at, plan_hash: planHash })
    .where('request_id', '=', requestId)
    .where('round', '=', round)
    .where('step', 'in', [...steps])
    .where('decision', 'is', null)
    .execute();
}

/** Whose the request is. */
export async function departmentOf(tx: Tx, requestId: string): Promise<string> {
  const row = tx.selectFrom('request').select('department_id').where('id', '=', requestId);
  return (await row.executeTakeFirstOrThrow()).department_id;
}

/** Whether the request is a resize in joint review that no rule has judged yet. */
export async function awaitsRule(tx: Tx, requestId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('request as q')
    .leftJoin('automatic_approval as a', 'a.request_id', 'q.id')
    .select('q.id')
    .where('q.id', '=', requestId)
    .where('q.kind', '=', 'resize')
    .where('q.state', '=', 'joint-review')
    .where('a.request_id', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Judgements that take effect by `now` by what was said as they were made, earliest first. */
export async function dueJudgements(tx: Tx, now: Date) {
  return tx
    .selectFrom('automatic_approval')
    .select(['request_id', 'judged_at', 'effective_at'])
    .where('state', '=', 'waiting')
    .where('effective_at', '<=', now)
    .orderBy('effective_at')
    .execute();
}
