import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { setQuotaSchema } from './schemas.ts';
import { departmentAndCloudExist, lockLines, saveLimit } from './store.ts';

/** Sets limits of one department on one cloud. A limit below what is reserved and booked is refused: QUOTA_EXCEEDED. */
export const setQuota = command({
  event: 'quota.set',
  allow: ['authority-approver', 'job'],
  input: setQuotaSchema,
  async act({ ctx, tx }, { departmentId, cloudId, xinchuang, limits }) {
    if (!(await departmentAndCloudExist(tx, departmentId, cloudId))) throw new DomainError('NOT_FOUND');
    requireCloud(ctx.actor, ['authority-approver'], { cloudId });
    const lines = await lockLines(tx, departmentId, [cloudId]);
    for (const [key, text] of Object.entries(limits)) {
      const dimension = dimensionSchema.parse(key);
      const limit_units = BigInt(text);
      const line = lines.find((each) => each.dimension === dimension && each.xinchuang === xinchuang);
      const held = line ? line.reserved + line.booked : 0n;
      if (limit_units < held)
        throw new DomainError('QUOTA_EXCEEDED', { dimension, asked: held.toString(), left: text });
      await saveLimit(tx, {
        id: line?.id ?? newId(ctx.now),
        department_id: departmentId,
        cloud_id: cloudId,
        dimension,
        xinchuang,
        limit_units,
      });
    }
    return {
      result: { set: Object.keys(limits).length },
      audit: { object: { kind: 'cloud', id: cloudId }, departmentId, detail: { xinchuang, limits } },
    };
  },
});
