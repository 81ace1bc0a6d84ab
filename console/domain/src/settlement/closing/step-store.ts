import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { VerbScope } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import type { Hand } from '../state-rules.ts';
import { handOf } from '../state-store.ts';
import type { StatementStep } from './jobs.ts';
import type { StepCounts } from './rules.ts';

const whichStep = (tx: Tx, { contractId, month, step }: StatementStep) =>
  tx
    .selectFrom('statement_step')
    .where('contract_id', '=', contractId)
    .where('month', '=', month)
    .where('step', '=', step);

/** For whom a job does a piece of work; null: it was asked for by nobody. */
export async function stepAskedBy(tx: Tx, step: StatementStep): Promise<string | null> {
  const row = await whichStep(tx, step).select('asked_by').executeTakeFirst();
  return row?.asked_by ?? null;
}

interface Issued {
  readonly contract_id: string;
  readonly month: string;
  readonly department_id: string;
  readonly drafted_by: string | null;
}

/** Who issues: the person who acts, or whom the job does it for. A program issues nothing. */
export async function issuerOf(
  { ctx, tx }: VerbScope,
  statement: Issued,
): Promise<{ readonly by: string; readonly hand: Hand }> {
  const { actor } = ctx;
  if (actor.kind === 'person') return { by: actor.id, hand: handOf(actor, statement) };
  const { contract_id: contractId, month } = statement;
  const by = actor.kind === 'job' ? await stepAskedBy(tx, { contractId, month, step: 'issue' }) : null;
  if (by === null) throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
  return { by, hand: { finance: true, department: false, job: false, preparer: statement.drafted_by === by } };
}

interface Asked {
  readonly step: StatementStep;
  readonly departmentId: string;
  readonly by: string;
  readonly at: Date;
}

/** Asks for a piece of work; one that waits or runs stays as it is, one that ended is asked for anew. True: it is to be done. */
export async function askStep(tx: Tx, { step, departmentId, by, at }: Asked): Promise<boolean> {
  const asked = {
    state: 'waiting',
    asked_by: by,
    asked_at: at,
    started_at: null,
    ended_at: null,
    code: null,
    facts: null,
  };
  const row = await tx
    .insertInto('statement_step')
    .values({ contract_id: step.contractId, month: step.month, step: step.step, department_id: departmentId, ...asked })
    .onConflict((conflict) =>
      conflict
        .columns(['contract_id', 'month', 'step'])
        .doUpdateSet({ ...asked, attempts: 0 })
        .where('statement_step.state', 'in', ['done', 'failed']),
    )
    .returning('contract_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Begins a piece of work; null where it is done already. Begun by two at once it is done twice and comes to the same. */
export async function startStep(tx: Tx, step: StatementStep, at: Date) {
  const row = await tx
    .updateTable('statement_step')
    .set((eb) => ({
      state: 'running',
      started_at: at,
      ended_at: null,
      code: null,
      facts: null,
      attempts: eb('attempts', '+', 1),
    }))
    .where('contract_id', '=', step.contractId)
    .where('month', '=', step.month)
    .where('step', '=', step.step)
    .where('state', '<>', 'done')
    .returning(['department_id', 'attempts'])
    .executeTakeFirst();
  if (!row) return null;
  const statement = await tx
    .selectFrom('statement')
    .select('id')
    .where('contract_id', '=', step.contractId)
    .where('month', '=', step.month)
    .executeTakeFirst();
  return { departmentId: row.department_id, statementId: statement?.id ?? null };
}

interface Failure {
  readonly code: string;
  readonly facts: unknown;
}

/** Ends a piece of work, done or failed. */
export async function endStepRow(tx: Tx, step: StatementStep, { at, failure }: { at: Date; failure: Failure | null }) {
  return tx
    .updateTable('statement_step')
    .set({
      state: failure ? 'failed' : 'done',
      ended_at: at,
      code: failure?.code ?? null,
      facts: failure ? JSON.stringify(failure.facts) : null,
    })
    .where('contract_id', '=', step.contractId)
    .where('month', '=', step.month)
    .where('step', '=', step.step)
    .returning('department_id')
    .executeTakeFirst();
}

/** Puts failed work of a month back into line, of one contract or all; who asked for it stays its preparer. */
export async function retryFailed(
  tx: Tx,
  which: { month: string; step: StatementStep['step']; contractId?: string | undefined },
) {
  const failed = tx
    .updateTable('statement_step')
    .set({ state: 'waiting', started_at: null, ended_at: null, code: null, facts: null })
    .where('month', '=', which.month)
    .where('step', '=', which.step)
    .where('state', '=', 'failed');
  return (which.contractId ? failed.where('contract_id', '=', which.contractId) : failed)
    .returning('contract_id')
    .execute();
}

/** Work that nobody has touched since `before`: its job was lost with whoever ran it. */
export async function stalledSteps(tx: Tx, before: Date): Promise<readonly StatementStep[]> {
  const rows = await tx
    .selectFrom('statement_step')
    .select(['contract_id', 'month', 'step'])
    .where('state', 'in', ['waiting', 'running'])
    .where((eb) => eb(eb.fn.coalesce('started_at', 'asked_at'), '<', before))
    .execute();
  return rows.map((row) => ({
    contractId: row.contract_id,
    month: row.month,
    step: row.step as StatementStep['step'],
  }));
}

/** A month's pieces of one kind of work, counted by state. */
export async function countSteps(tx: Tx, month: string, step: StatementStep['step']): Promise<StepCounts> {
  const rows = await tx
    .selectFrom('statement_step')
    .select(['state', (eb) => eb.fn.countAll<bigint>().as('n'), (eb) => eb.fn.min('started_at').as('first')])
    .where('month', '=', month)
    .where('step', '=', step)
    .groupBy('state')
    .execute();
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0n);
  const firsts = rows.flatMap(({ first }) => first ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return {
    waiting: of('waiting'),
    running: of('running'),
    done: of('done'),
    failed: of('failed'),
    firstStartedAt: firsts[0] ?? null,
  };
}

/** A month's work that is not done, with contract and department. */
export async function openSteps(tx: Tx, month: string) {
  return tx
    .selectFrom('statement_step as s')
    .innerJoin('contract as c', 'c.id', 's.contract_id')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .selectAll('s')
    .select(['c.number as contractNumber', 'd.name as departmentName'])
    .where('s.month', '=', month)
    .where('s.state', '<>', 'done')
    .orderBy('c.number')
    .execute();
}
