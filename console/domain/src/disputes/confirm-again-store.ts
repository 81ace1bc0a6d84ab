import { disputePolicyAt } from '@zhengyun/rulebook/dispute-policy.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { findIssued } from '../settlement/find-issued.ts';
import { confirmDueJob } from '../settlement/jobs.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import { silenceAt } from './rules.ts';
import type { DisputeRow } from './store.ts';

/**
 * The job that asks again whether the department's silence confirms the statement: on its own day, or some working days after the dispute where that is later. It takes the place of
 * the one that waits for its day. Where silence means nothing, or a person has confirmed, the job finds nothing to do.
 */
export async function confirmAgainJobs(scope: VerbScope, row: DisputeRow): Promise<readonly Job[]> {
  const { now } = scope.ctx;
  const calendar = overridesAt(await findDeclaredDays.definition.read(scope), now);
  const lookedBy = afterWorkingDays(now, disputePolicyAt(row.opened_at).lookWorkingDays, calendar);
  const { confirm_by: confirmBy } = await findIssued.definition.read(scope, { statementId: row.statement_id });
  return [confirmDueJob(row.statement_id, silenceAt(confirmBy, lookedBy))];
}
