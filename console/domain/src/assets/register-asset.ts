import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { requireEverywhere } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { registerAssetSchema } from './schemas.ts';
import { departmentNamed, insertAsset } from './store.ts';

/**
 * Registers equipment that a department has, to be used on or retired. Refused: CLOUD_NOT_GRANTED for the authority of one cloud; NOT_FOUND;
 * INPUT_INVALID for a day to come, or more left in the books than it was bought for.
 */
export const registerAsset = command({
  event: 'assets.registered',
  allow: ['authority-approver'],
  input: registerAssetSchema,
  async act({ ctx, tx }, { departmentId, name, acquiredOn, acquiredFen, residualFen }) {
    requireEverywhere(ctx.actor, 'authority-approver');
    const by = answerableFor(ctx.actor);
    if (by === null || !(await departmentNamed(tx, departmentId)))
      throw new DomainError('NOT_FOUND', { what: 'department' });
    if (acquiredOn && acquiredOn > dayOf(ctx.now))
      throw new DomainError('INPUT_INVALID', { field: 'acquiredOn', fields: ['acquiredOn'] });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'ZC', ctx.now);
    await insertAsset(tx, {
      id,
      department_id: departmentId,
      number,
      name,
      acquired_on: acquiredOn ?? null,
      acquired_fen: acquiredFen === undefined ? null : BigInt(acquiredFen),
      residual_fen: residualFen === undefined ? null : BigInt(residualFen),
      registered_by: by,
      registered_at: ctx.now,
    });
    const known = {
      acquiredOn: acquiredOn ?? null,
      acquiredFen: acquiredFen ?? null,
      residualFen: residualFen ?? null,
    };
    return {
      result: { assetId: id, number },
      audit: { object: { kind: 'asset', id }, departmentId, detail: { number, name, ...known } },
    };
  },
});
