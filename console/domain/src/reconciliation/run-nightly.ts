import { reconciliationPolicyAt } from '@zhengyun/rulebook/reconciliation-policy.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import { nextNumber } from '../verb/number.ts';
import { termsOf, workOf } from './case-rules.ts';
import { casesFor, findRun, insertCase, insertRun, lockNights, markGone, seeCase } from './case-store.ts';
import { distinct, ownerOf } from './finding-rules.ts';
import { findingsNow, lateBillMonths, monthsLookedAt } from './night-store.ts';
import { openedNotices } from './notice-rules.ts';
import { runNightlySchema } from './schemas.ts';

/**
 * Looks once a day for everything that is not as it must be, and gives each finding a case with an owner and terms. A second worker, or the same day again,
 * adds nothing, not to the audit log either. A finding that is no longer there marks its case gone; closing it stays a person's act.
 */
export const runNightly = ingest({
  event: 'reconciliation.night-run',
  allow: ['job'],
  input: runNightlySchema,
  async store(scope, { day }) {
    const { ctx, tx } = scope;
    await lockNights(tx);
    const before = await findRun(tx, day);
    if (before) return { result: { ran: false, opened: 0, gone: 0 } };
    const policy = reconciliationPolicyAt(ctx.now);
    const findings = distinct(await findingsNow(scope, policy));
    const months = monthsLookedAt(ctx.now).map(({ month }) => month);
    const known = await casesFor(tx, { months, billsOf: await lateBillMonths(scope) });
    const work = workOf(findings, known, ctx.now);
    const terms = termsOf(ctx.now, policy, overridesAt(await findDeclaredDays.definition.read(scope), ctx.now));
    for (const { key, ...finding } of work.open) {
      const number = await nextNumber(tx, 'HC', ctx.now);
      const given = { id: newId(ctx.now), number, key, ownerRole: ownerOf(finding.code), policy: policy.id };
      await insertCase(tx, { ...given, finding, at: ctx.now, ...terms });
    }
    for (const { id, finding } of work.seen) await seeCase(tx, id, { finding, at: ctx.now });
    await markGone(tx, work.gone, ctx.now);
    const counts = { findings: findings.size, opened: work.open.length, gone: work.gone.length };
    await insertRun(tx, { id: newId(ctx.now), day, at: ctx.now, policy: policy.id, ...counts });
    for (const telling of openedNotices(work.open, day, terms.answerBy)) await tell.within(scope, telling);
    return {
      result: { ran: true, opened: counts.opened, gone: counts.gone },
      audit: { object: { kind: 'reconciliation-run', id: day }, detail: { ...counts, policy: policy.id } },
    };
  },
});
