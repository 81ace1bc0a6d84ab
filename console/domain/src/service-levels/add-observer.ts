import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { addObserverSchema } from './schemas.ts';
import { organisationKind, upsertObserver } from './store.ts';

/**
 * Adds an observer, or renames the one with that slug. It must not belong to the operator, who is the evaluated party
 * (STATE_CONFLICT): whoever is measured does not measure.
 */
export const addObserver = command({
  event: 'service-levels.observer-added',
  allow: ['authority-approver', 'job'],
  input: addObserverSchema,
  async act({ ctx, tx }, { slug, name, organisationId }) {
    const kind = await organisationKind(tx, organisationId);
    if (!kind) throw new DomainError('NOT_FOUND', { what: 'organisation' });
    if (kind === 'operator') throw new DomainError('STATE_CONFLICT', { state: 'operator-observes' });
    const observer = { id: newId(ctx.now), slug, name, organisation_id: organisationId, created_at: ctx.now };
    const observerId = await upsertObserver(tx, observer);
    return { result: { observerId }, audit: { object: { kind: 'observer', id: observerId }, detail: { slug, name } } };
  },
});
