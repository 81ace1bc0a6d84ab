import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { insertAsk } from './ask-store.ts';
import { limitAt } from './limit-at-store.ts';
import { tellAsked } from './notice-store.ts';
import { askQuotaSchema } from './schemas.ts';
import { placeOfLimit } from './store.ts';
import { mayAsk } from './view-rules.ts';

/**
 * Asks for more of one limit: a department's on a cloud, or without a department the cloud's own. Who holds the limit above decides.
 * Refused: NOT_FOUND; NOT_YOURS; MAY_ONLY_GROW unless it is more than there is; STATE_CONFLICT while the same is asked for.
 */
export const askQuota = command({
  event: 'quota.asked',
  allow: ['applicant', 'department-approver', 'authority-approver'],
  input: askQuotaSchema,
  async act(scope, { cloudId, departmentId, dimension, xinchuang, units: text, reason }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    if (actor.kind !== 'person') throw new DomainError('PERSON_NEEDED');
    if (departmentId !== null && !(await placeOfLimit(tx, departmentId, cloudId))) throw new DomainError('NOT_FOUND');
    if (!mayAsk(actor, { cloudId, departmentId })) throw new DomainError('NOT_YOURS');
    const from = await limitAt(scope, { cloudId, departmentId, dimension, xinchuang });
    const units = BigInt(text);
    if (from !== null && units <= from)
      throw new DomainError('MAY_ONLY_GROW', { field: 'units', current: `${from}`, wanted: text });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'PE', ctx.now);
    const about = { cloud_id: cloudId, department_id: departmentId, dimension, xinchuang, from_units: from, units };
    await insertAsk(tx, { id, number, ...about, reason, asked_by: actor.id, asked_at: ctx.now });
    await tellAsked(scope, { id, number, cloudId, departmentId, dimension, units: text, reason }, actor.id);
    return {
      result: { askId: id, number },
      audit: {
        object: { kind: 'quota', id },
        departmentId,
        detail: { number, cloudId, dimension, xinchuang, from: from?.toString() ?? null, units: text, reason },
      },
    };
  },
});
