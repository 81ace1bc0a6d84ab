import { waitsForCopy } from '@zhengyun/domain/metering/copy/copy-rules.ts';
import { endStep } from '@zhengyun/domain/settlement/closing/end-step.ts';
import { STATEMENT_STEP, type StatementStep, statementStepSchema } from '@zhengyun/domain/settlement/closing/jobs.ts';
import { renewStep } from '@zhengyun/domain/settlement/closing/renew-step.ts';
import { RENEW_MS } from '@zhengyun/domain/settlement/closing/rules.ts';
import { takeStep } from '@zhengyun/domain/settlement/closing/take-step.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { type JobContext, jobContext, type Worker } from '../worker-context.ts';

/**
 * Does one piece of work on one contract's month. A refusal waits for a person, who sets right what it names and tries again; a fault
 * is written down too and tried again by the queue, as is work that waits for the copy of usage. Done before a crash and not written down, it comes to the same when done again.
 */
export async function statementStep(
  worker: Pick<Worker, 'db' | 'usageCopy' | 'now' | 'log'>,
  payload: unknown,
): Promise<void> {
  const step = statementStepSchema.parse(payload);
  const context = jobContext(worker, STATEMENT_STEP);
  const taken = await takeStep(context.at(), step);
  if (!taken) return;
  const { run } = taken;
  const beat = setInterval(() => {
    renewStep(context.at(), { run }).catch((error: unknown) =>
      worker.log.warn({ ...step, err: error }, 'a statement under way could not be renewed'),
    );
  }, RENEW_MS);
  try {
    await doStep(context, step, taken);
  } catch (error) {
    const refused = error instanceof DomainError;
    const failure = refused
      ? { code: error.code, facts: { ...error.facts } as Failed }
      : { code: 'UNEXPECTED', facts: {} };
    await endStep(context.at(), { ...step, run, failure });
    if (!refused || waitsForCopy(error)) throw error;
    worker.log.info({ ...step, ...failure }, 'a statement waits for a person');
    return;
  } finally {
    clearInterval(beat);
  }
  await endStep(context.at(), { ...step, run, failure: null });
}

/** Facts of a refusal, as they are stored. */
type Failed = Record<string, string | number | string[]>;

type Taken = NonNullable<Awaited<ReturnType<typeof takeStep>>>;

async function doStep(context: JobContext, step: StatementStep, { departmentId, statement }: Taken): Promise<void> {
  const { contractId, month } = step;
  // Built of the frozen month by the run that died before it could say so, or by hand: whoever reviewed it since reviewed what was asked for.
  if (step.step === 'draft' && statement && statement.state !== 'gathering') return;
  try {
    if (step.step === 'draft') await draftMonthToDate(context.at(), { departmentId, month, contractId });
    else if (!statement) throw new DomainError('NOT_FOUND', { what: 'statement' });
    else await issueStatement(context.at(), { statementId: statement.id });
  } catch (error) {
    // Issued by the run that died before it could say so, or by hand: nothing is left to do.
    if (!(error instanceof DomainError) || error.code !== 'STATEMENT_ISSUED') throw error;
  }
}
