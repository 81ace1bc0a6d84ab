import { overridesAt, overridesSince } from '@zhengyun/rulebook/working-day-changes.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import type { VerbScope } from '../verb/context.ts';
import type { Job } from '../verb/job.ts';
import { deliveryDueJob } from './jobs.ts';
import type { PinnedTerms } from './pinned-terms-rules.ts';
import { promisedBy, promisedDays, type Wait, waitsOf, warnAt } from './promise-rules.ts';

interface Promised {
  readonly promised_days: number | null;
  readonly promised_by: Date | null;
}

/** What a request submitted now is promised, by the lead times of its lines: the columns of its row. */
export async function promiseOfNew(
  scope: VerbScope,
  lines: readonly { readonly pinned: PinnedTerms }[],
): Promise<Promised> {
  const days = promisedDays(lines.map(({ pinned }) => pinned.lead_working_days));
  if (days === null) return { promised_days: null, promised_by: null };
  const calendar = overridesAt(await findDeclaredDays.definition.read(scope), scope.ctx.now);
  return { promised_days: days, promised_by: promisedBy({ submittedAt: scope.ctx.now, days, waits: [] }, calendar) };
}

interface Request extends Promised {
  readonly id: string;
  readonly submitted_at: Date;
}

async function waitsFor({ ctx, tx }: VerbScope, requestId: string): Promise<readonly Wait[]> {
  const steps = await tx
    .selectFrom('approval_step')
    .select(['round', 'opened_at', 'decided_at'])
    .where('request_id', '=', requestId)
    .where('step', '=', 'department')
    .execute();
  return waitsOf(
    steps.map(({ round, opened_at: openedAt, decided_at: decidedAt }) => ({ round, openedAt, decidedAt })),
    ctx.now,
  );
}

/** Moves the day a request is promised by, now that its own department has decided: by as many working days as it took over it. */
export async function movePromise(scope: VerbScope, request: Request): Promise<void> {
  const { promised_days: days, submitted_at: submittedAt, id } = request;
  if (days === null) return;
  const declared = await findDeclaredDays.definition.read(scope);
  const calendar = overridesSince(declared, submittedAt, scope.ctx.now);
  const by = promisedBy({ submittedAt, days, waits: await waitsFor(scope, id) }, calendar);
  await scope.tx.updateTable('request').set({ promised_by: by }).where('id', '=', id).execute();
}

/** The job that tells the operator, of a request just approved, before its promise passes; none where nothing is promised. */
export async function deliveryWarning(scope: VerbScope, request: Request): Promise<readonly Job[]> {
  const { promised_by: by, id } = request;
  if (by === null) return [];
  const { now } = scope.ctx;
  const calendar = overridesAt(await findDeclaredDays.definition.read(scope), now);
  return [deliveryDueJob(id, warnAt(by, { calendar, now }))];
}
