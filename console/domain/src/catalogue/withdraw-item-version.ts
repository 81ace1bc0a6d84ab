import { command } from '../verb/command.ts';
import { cloudsGranted } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { withdrawItemVersionSchema } from './schemas.ts';
import { lockCatalogue, withdrawVersion } from './store.ts';

/**
 * Withdraws terms of an item that are published and not in force yet: nothing was ordered under them. Who publishes withdraws:
 * CLOUD_NOT_GRANTED refuses the authority of one cloud. STATE_CONFLICT where the version is in force, was withdrawn, or never was.
 */
export const withdrawItemVersion = command({
  event: 'catalogue.version-withdrawn',
  allow: ['authority-approver'],
  input: withdrawItemVersionSchema,
  async act({ ctx, tx }, { item, version, reason }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['authority-approver'] });
    if (cloudsGranted(ctx.actor, 'authority-approver') !== null) throw new DomainError('CLOUD_NOT_GRANTED');
    await lockCatalogue(tx);
    const withdrawn = await withdrawVersion(tx, { item, version }, { id: ctx.actor.id, at: ctx.now, why: reason });
    if (!withdrawn) throw new DomainError('STATE_CONFLICT', { object: `${item} v${version}` });
    const detail = { version, validFrom: withdrawn.valid_from.toISOString(), reason };
    return { result: { item, version }, audit: { object: { kind: 'catalogue-item', id: item }, detail } };
  },
});
