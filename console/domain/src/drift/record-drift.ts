import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { keepOpenings } from './opening-store.ts';
import { checkAgain, driftDigest, driftStep, isWorthRecording, nextCheck } from './rules.ts';
import { type DRIFT_OUTCOMES, recordDriftSchema } from './schemas.ts';
import { endDrift, findOpenDrift, insertDrift, lockChecked, putCheck, seeDrift, settlingOperation } from './store.ts';

interface Recorded {
  /** `outcome` null: the look was overtaken and nothing was recorded. */
  readonly result: { readonly outcome: (typeof DRIFT_OUTCOMES)[number] | null };
  readonly audit?: AuditFact;
}

/**
 * Stores what a look at a stack found, and what opens its tenancy that no stack of it made. What could not be found out leaves an open
 * drift as it is and says nothing of the stack; a look that an operation overtook is dropped, and the next one comes in its turn. A new
 * drift found while an acceptance or a reversion waits for people is that operation's to settle. An audit row where the outcome, or
 * what differs, is another than before. Refused: NOT_FOUND.
 */
export const recordDrift = ingest({
  event: 'drift.checked',
  allow: ['job'],
  input: recordDriftSchema,
  async store({ ctx, tx }, { stackId, everySeconds, startedAt, result, openings: seen }): Promise<Recorded> {
    const stack = await lockChecked(tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    if (!isWorthRecording({ startedAt }, stack)) return { result: { outcome: null } };
    const everyMs = everySeconds * 1_000;
    const objects = result.outcome === 'checked' ? result.objects : [];
    const outcome = result.outcome === 'unknown' ? 'unknown' : objects.length > 0 ? 'drifted' : 'same';
    const same = stack.check?.outcome === outcome;
    await putCheck(tx, {
      stackId,
      departmentId: stack.department_id,
      outcome,
      reason: result.outcome === 'unknown' ? result.reason : null,
      at: ctx.now,
      since: (same && stack.check?.since) || ctx.now,
      dueAt: outcome === 'unknown' ? checkAgain(everyMs, ctx.now) : nextCheck(stackId, everyMs, ctx.now),
    });
    const openings = await keepOpenings(tx, stack, { seen, startedAt });
    const step =
      outcome === 'unknown' ? ({ is: 'nothing' } as const) : driftStep(await findOpenDrift(tx, stackId), objects);
    if (step.is === 'seen') await seeDrift(tx, step.id, { objects, at: ctx.now });
    if (step.is === 'gone') await endDrift(tx, step.id, { as: 'gone', at: ctx.now });
    if (step.is === 'found') {
      if (step.replaces) await endDrift(tx, step.replaces, { as: 'replaced', at: ctx.now });
      const drift = { id: newId(ctx.now), stackId, departmentId: stack.department_id };
      const operationId = await settlingOperation(tx, stackId);
      await insertDrift(tx, { ...drift, objects, digest: driftDigest(objects), operationId, at: ctx.now });
    }
    const detail = {
      stack: stack.name,
      outcome,
      objects: objects.map(({ kind, id, is }) => `${kind} ${id} ${is}`),
      openings: openings.names,
      reason: result.outcome === 'unknown' ? result.reason.code : null,
    };
    const audit: AuditFact = { object: { kind: 'stack', id: stackId }, departmentId: stack.department_id, detail };
    const news = !same || step.is === 'found' || openings.news;
    return { result: { outcome }, ...(news ? { audit } : {}) };
  },
});
