import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { firstContradiction, insertObservations, watchedWithin } from './observation-store.ts';
import { recordObservationsSchema } from './schemas.ts';

/** Longer than this without a look and the next one begins a new watch, which leaves an audit row. */
const PAUSE_MS = 5 * 60_000;

/**
 * Appends one observer's looks. None may lie in the future (INPUT_INVALID: a wrong clock must not decide minutes to come).
 * The same look again is ignored; one that says otherwise is DUPLICATE_CONFLICT. One audit row for each unbroken watch.
 */
export const recordObservations = ingest({
  event: 'service-levels.observed',
  allow: ['job'],
  input: recordObservationsSchema,
  async store({ ctx, tx }, { observerId, observations }) {
    const future = observations.find((observation) => observation.at > ctx.now);
    if (future) throw new DomainError('INPUT_INVALID', { field: 'at', at: future.at.toISOString() });
    const first = new Date(Math.min(...observations.map((observation) => observation.at.getTime())));
    const watching = await watchedWithin(tx, observerId, { from: new Date(first.getTime() - PAUSE_MS), to: first });
    const rows = observations.map(({ objectId, at, up, latencyMs, detail }) => ({
      object_id: objectId,
      observer_id: observerId,
      at,
      up,
      latency_ms: latencyMs,
      detail,
    }));
    const stored = await insertObservations(tx, rows);
    const repeated = rows.length - stored;
    const contradiction = repeated > 0 ? await firstContradiction(tx, rows) : undefined;
    if (contradiction) {
      const { objectId, at } = contradiction;
      throw new DomainError('DUPLICATE_CONFLICT', { objectId, at: at.toISOString() });
    }
    const audit: AuditFact = { object: { kind: 'observer', id: observerId }, detail: { from: first.toISOString() } };
    return { result: { stored, repeated }, ...(watching || stored === 0 ? {} : { audit }) };
  },
});
