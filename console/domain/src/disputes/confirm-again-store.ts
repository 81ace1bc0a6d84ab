import { disputePolicyAt } from '@zhengyun/rulebook/dispute-policy.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { confirmDueJob } from '../settlement/jobs.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import type { DisputeRow } from './store.ts';

/**
 * The job that asks again whether the department's silence confirms the statement: an open dispute kept it from that on its day. Where
 * silence means nothing, or a person has confirmed, the job finds nothing to do.
 */
export async function confirmAgainJobs(scope: VerbScope, row: DisputeRow): Promise<readonly Job[]> {
  const { now } = scope.ctx;
  const calendar = overridesAt(await findDeclaredDays.definition.read(scope), now);
  return [
    confirmDueJob(row.statement_id, afterWorkingDays(now, disputePolicyAt(row.opened_at).lookWorkingDays, calendar)),
  ];
}
