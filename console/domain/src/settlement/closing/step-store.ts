import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { findHolders } from '../../people/find-holders.ts';
import type { VerbScope } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';
import { newId } from '../../verb/id.ts';
import type { Hand } from '../state-rules.ts';
import { handOf } from '../state-store.ts';
import type { StatementStep } from './jobs.ts';
import { STALLED_MS, type StepCounts } from './rules.ts';

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
  readonly number: string;
  readonly content_hash: string;
  readonly department_id: string;
  readonly drafted_by: string | null;
}

/**
 * Who issues: the person who acts, or whom the job does it for. ROLE_MISSING: a program, or who asked is of finance no more.
 * STATE_CONFLICT: the statement was built anew since they asked, so that nobody asked for what it says now.
 */
export async function issuerOf(
  scope: VerbScope,
  statement: Issued,
): Promise<{ readonly by: string; readonly hand: Hand }> {
  const { actor } = scope.ctx;
  if (actor.kind === 'person') return { by: actor.id, hand: handOf(actor, statement) };
  const { contract_id: contractId, month, number } = statement;
  const step = whichStep(scope.tx, { contractId, month, step: 'issue' }).select(['asked_by', 'content_hash']);
  const asked = actor.kind === 'job' ? await step.executeTakeFirst() : undefined;
  const by = asked?.asked_by;
  if (!by || !(await findHolders.definition.read(scope, { role: 'finance' })).includes(by))
    throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
  if (asked.content_hash !== statement.content_hash)
    throw new DomainError('STATE_CONFLICT', { object: number, state: 'rebuilt-since-asked' });
  return { by, hand: { finance: true, department: false, job: false, preparer: statement.drafted_by === by } };
}

interface Asked {
  readonly step: StatementStep;
  readonly departmentId: string;
  readonly by: string;
  readonly at: Date;
  /** Of the statement as who asks for its issue saw it. */
  readonly contentHash?: string;
}

/** Asks for a piece of work; one that waits or runs stays as it is, one that ended is asked for anew. True: it is to be done. */
export async function askStep(tx: Tx, { step, departmentId, by, at, contentHash }: Asked): Promise<boolean> {
  const asked = {
    state: 'waiting',
    asked_by: by,
    asked_at: at,
    content_hash: contentHash ?? null,
    run: null,
    renewed_at: null,
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

/** A run that has given no sign since then is dead. */
const before = (at: Date) => new Date(at.getTime() - STALLED_MS);

/** Begins a piece of work; null where it is done already or a run that lives has it. */
export async function startStep(tx: Tx, step: StatementStep, at: Date) {
  const run = newId(at);
  const row = await tx
    .updateTable('statement_step')
    .set((eb) => ({
      state: 'running',
      run,
      renewed_at: at,
      started_at: at,
      ended_at: null,
      code: null,
      facts: null,
      attempts: eb('attempts', '+', 1),
    }))
    .where('contract_id', '=', step.contractId)
    .where('month', '=', step.month)
    .where('step', '=', step.step)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['waiting', 'failed']),
        eb.and([eb('state', '=', 'running'), eb(eb.fn.coalesce('renewed_at', 'started_at'), '<', before(at))]),
      ]),
    )
    .returning(['department_id', 'attempts'])
    .executeTakeFirst();
  if (!row) return null;
  const statement = await tx
    .selectFrom('statement')
    .select(['id', 'state'])
    .where('contract_id', '=', step.contractId)
    .where('month', '=', step.month)
    .executeTakeFirst();
  return { run, departmentId: row.department_id, statement: statement ?? null };
}

/** A run says that it lives; false: it has the work no more. */
export async function renewStepRow(tx: Tx, { run, at }: { readonly run: string; readonly at: Date }): Promise<boolean> {
  const renewed = await tx
    .updateTable('statement_step')
    .set({ renewed_at: at })
    .where('run', '=', run)
    .where('state', '=', 'running')
    .returning('contract_id')
    .executeTakeFirst();
  return renewed !== undefined;
}

interface Failure {
  readonly code: string;
  readonly facts: unknown;
}

interface Ending {
  readonly run: string;
  readonly at: Date;
  readonly failure: Failure | null;
}

/** Ends a piece of work, done or failed; nothing where `run` has it no more, since another run or who asked anew has. */
export async function endStepRow(tx: Tx, step: StatementStep, { run, at, failure }: Ending) {
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
    .where('run', '=', run)
    .where('state', '=', 'running')
    .returning('department_id')
    .executeTakeFirst();
}

interface Failed {
  readonly month: string;
  readonly contractId?: string | undefined;
}

/** Puts failed drafting of a month back into line, of one contract or all; who asked for it stays its preparer. */
export async function retryDrafts(tx: Tx, { month, contractId, at }: Failed & { readonly at: Date }) {
  const failed = tx
    .updateTable('statement_step')
    .set({ state: 'waiting', asked_at: at, run: null, renewed_at: null })
    .set({ started_at: null, ended_at: null, code: null, facts: null })
    .where('month', '=', month)
    .where('step', '=', 'draft')
    .where('state', '=', 'failed');
  const rows = await (contractId ? failed.where('contract_id', '=', contractId) : failed)
    .returning('contract_id')
    .execute();
  return rows.map((row): StatementStep => ({ contractId: row.contract_id, month, step: 'draft' }));
}

/** Statements of a month whose issuing failed, of one contract or all. */
export async function failedIssues(tx: Tx, { month, contractId }: Failed): Promise<readonly string[]> {
  const failed = tx
    .selectFrom('statement_step as p')
    .innerJoin('statement as s', (join) =>
      join.onRef('s.contract_id', '=', 'p.contract_id').onRef('s.month', '=', 'p.month'),
    )
    .select('s.id')
    .where('p.month', '=', month)
    .where('p.step', '=', 'issue')
    .where('p.state', '=', 'failed');
  const rows = await (contractId ? failed.where('p.contract_id', '=', contractId) : failed).execute();
  return rows.map(({ id }) => id);
}

/**
 * Work whose job was lost with whoever ran it: a run that has not said for long that it lives; and what waits while nothing at all is
 * begun or goes on, since behind other work it merely waits its turn.
 */
export async function stalledSteps(tx: Tx, now: Date): Promise<readonly StatementStep[]> {
  const lastSign = sql<Date>`coalesce(renewed_at, started_at, asked_at)`;
  const rows = await tx
    .selectFrom('statement_step')
    .select(['contract_id', 'month', 'step', 'state'])
    .where('state', 'in', ['waiting', 'running'])
    .where(lastSign, '<', before(now))
    .execute();
  const { alive } = await tx
    .selectFrom('statement_step')
    .select((eb) => eb.fn.countAll<bigint>().as('alive'))
    .where((eb) => eb.or([eb('renewed_at', '>=', before(now)), eb('ended_at', '>=', before(now))]))
    .executeTakeFirstOrThrow();
  const lost = rows.filter(({ state }) => state === 'running' || alive === 0n);
  return lost.map((row) => ({
    contractId: row.contract_id,
    month: row.month,
    step: row.step as StatementStep['step'],
  }));
}

/** A month's work on contracts in force in it: work on others, which wait to begin, is asked for by nothing. */
function stepsInForce(tx: Tx, month: Month) {
  const { from, to } = periodOf(month);
  return tx
    .selectFrom('statement_step as s')
    .innerJoin('contract as c', 'c.id', 's.contract_id')
    .where('s.month', '=', month)
    .where('c.valid_from', '<', to)
    .where('c.valid_to', '>', from)
    .whereRef('c.valid_to', '>', 'c.valid_from');
}

/** A month's pieces of work, counted by kind and state: of the month's steps alone, by their index, however much the month has of anything else. */
export async function countSteps(tx: Tx, month: Month): Promise<Readonly<Record<StatementStep['step'], StepCounts>>> {
  const rows = await stepsInForce(tx, month)
    .select(['s.step', 's.state'])
    .select((eb) => [eb.fn.countAll<bigint>().as('n'), eb.fn.min('s.started_at').as('first')])
    .groupBy(['s.step', 's.state'])
    .execute();
  const of = (step: StatementStep['step']) => countsOf(rows.filter((row) => row.step === step));
  return { draft: of('draft'), issue: of('issue') };
}

interface CountRow {
  readonly state: string;
  readonly n: bigint;
  readonly first: Date | null;
}

function countsOf(rows: readonly CountRow[]): StepCounts {
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
export async function openSteps(tx: Tx, month: Month) {
  return stepsInForce(tx, month)
    .innerJoin('department as d', 'd.id', 's.department_id')
    .selectAll('s')
    .select(['c.number as contractNumber', 'd.name as departmentName'])
    .where('s.state', '<>', 'done')
    .orderBy('c.number')
    .execute();
}
