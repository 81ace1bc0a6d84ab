import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { findOperation, insertEvents } from './operation-store.ts';
import { eventSequence } from './rules.ts';
import { recordEventsSchema } from './schemas.ts';

/** Appends a run's engine events; a batch sent twice is stored once. The run's first batch leaves the audit row. */
export const recordEvents = ingest({
  event: 'provisioning.events-stored',
  allow: ['job'],
  input: recordEventsSchema,
  async store({ tx }, { operationId, run, events }) {
    const operation = await findOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const rows = events.map((event) => ({
      sequence: eventSequence(run, event.seq),
      at: new Date(event.at),
      kind: event.kind,
      payload: event,
    }));
    const stored = await insertEvents(tx, { id: operationId, departmentId: operation.department_id }, rows);
    const first = stored > 0 && events.some((event) => event.seq === 0);
    const detail = { number: operation.number, run };
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: operation.department_id,
      detail,
    };
    return { result: { stored }, ...(first ? { audit } : {}) };
  },
});
