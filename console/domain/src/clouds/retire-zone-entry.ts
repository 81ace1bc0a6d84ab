import { command } from '../verb/command.ts';
import { requireEverywhere } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { zoneCodeSchema } from './schemas.ts';
import { retireEntry } from './zone-entry-store.ts';

/** Takes a code out of what a cloud may choose; clouds that have the zone keep it. NOT_FOUND when it is not in use; CLOUD_NOT_GRANTED as defineZoneEntry. */
export const retireZoneEntry = command({
  event: 'clouds.zone-entry-retired',
  allow: ['authority-approver', 'job'],
  input: zoneCodeSchema,
  async act({ ctx, tx }, { code }) {
    requireEverywhere(ctx.actor, 'authority-approver');
    if (!(await retireEntry(tx, code, ctx.now))) throw new DomainError('NOT_FOUND', { what: 'zone-entry' });
    return { result: { code }, audit: { object: { kind: 'zone-entry', id: code }, detail: { code } } };
  },
});
