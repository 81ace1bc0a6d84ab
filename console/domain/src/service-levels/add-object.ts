import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { addObjectSchema } from './schemas.ts';
import { cloudExists, upsertObject } from './store.ts';

/** Puts a cloud's API under observation from now on, or renames what is observed of it already (counting goes on). */
export const addObject = command({
  event: 'service-levels.object-added',
  allow: ['authority-approver', 'job'],
  input: addObjectSchema,
  async act({ ctx, tx }, { cloudId, kind, name }) {
    if (!(await cloudExists(tx, cloudId))) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    requireCloud(ctx.actor, ['authority-approver'], { cloudId });
    const object = { id: newId(ctx.now), cloud_id: cloudId, kind, name, observed_from: ctx.now };
    const objectId = await upsertObject(tx, object);
    return {
      result: { objectId },
      audit: { object: { kind: 'service-object', id: objectId }, detail: { cloudId, kind, name } },
    };
  },
});
