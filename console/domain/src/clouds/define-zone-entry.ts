import { command } from '../verb/command.ts';
import { requireEverywhere } from '../verb/context.ts';
import { defineZoneEntrySchema } from './schemas.ts';
import { saveZoneEntry } from './zone-entry-store.ts';

/** Enters a code into the deployment's zone dictionary, changes what it says, or takes a retired one up again. Clouds that have it keep their own. All of them choose from it: CLOUD_NOT_GRANTED refuses the authority of one. */
export const defineZoneEntry = command({
  event: 'clouds.zone-entry-defined',
  allow: ['authority-approver', 'job'],
  input: defineZoneEntrySchema,
  async act({ ctx, tx }, entry) {
    requireEverywhere(ctx.actor, 'authority-approver');
    await saveZoneEntry(tx, entry, ctx.now);
    return { result: { code: entry.code }, audit: { object: { kind: 'zone-entry', id: entry.code }, detail: entry } };
  },
});
