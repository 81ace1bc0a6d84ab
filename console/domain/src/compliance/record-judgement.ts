import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { dueSince, judgeAgain, nextNight, outcomeOf } from './rules.ts';
import { recordJudgementSchema } from './schemas.ts';
import { lockJudged, putJudgement } from './store.ts';

/**
 * Stores what today's policies say of what a stack holds. What could not be judged keeps the findings of before beside its reason
 * and says nothing of the stack; asked for anew while it was being judged, it stays due. An audit row where the outcome is another than before. Refused: NOT_FOUND.
 */
export const recordJudgement = ingest({
  event: 'compliance.judged',
  allow: ['job'],
  input: recordJudgementSchema,
  async store({ ctx, tx }, { stackId, startedAt, result }) {
    const stack = await lockJudged(tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    const departmentId = stack.department_id;
    const judged = result.outcome === 'judged' ? result : null;
    const outcome = judged ? outcomeOf(judged.findings) : ('unknown' as const);
    const before = stack.judgement?.outcome ?? null;
    const askedSince = dueSince(stack.judgement, { startedAt, now: ctx.now });
    await putJudgement(tx, {
      stackId,
      departmentId,
      outcome,
      ...(judged && {
        found: { findings: judged.findings, objects: judged.objects, packDigest: judged.packDigest },
      }),
      reason: result.outcome === 'unknown' ? result.reason : null,
      at: startedAt,
      since: (before === outcome && stack.judgement?.since) || ctx.now,
      dueAt: askedSince ?? (judged ? nextNight(stackId, ctx.now) : judgeAgain(ctx.now)),
    });
    const against = new Set(judged?.findings.filter(({ exempted }) => !exempted).map(({ policy }) => policy));
    const detail = { stack: stack.name, outcome, before, policies: [...against] };
    const audit: AuditFact = { object: { kind: 'stack', id: stackId }, departmentId, detail };
    return { result: { outcome }, ...(before === outcome ? {} : { audit }) };
  },
});
