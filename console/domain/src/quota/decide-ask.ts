import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { endAsk, lockAsk } from './ask-store.ts';
import { lockLimitAt } from './limit-at-store.ts';
import { tellAnswered } from './notice-store.ts';
import { readTree } from './pool-store.ts';
import { decideAskSchema } from './schemas.ts';
import { setPool } from './set-pool.ts';
import { setQuota } from './set-quota.ts';
import { mayAnswer, poolAt } from './view-rules.ts';

/**
 * Grants or refuses a request for more: who holds the limit above, never who asked. What is granted is set in the same
 * transaction, so it is refused as setting it would be. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; ASKER_RELEASES; STATE_CONFLICT once it
 * was decided on or withdrawn; MAY_ONLY_GROW where the limit was set as high or higher meanwhile; what setQuota and setPool refuse.
 */
export const decideAsk = command({
  event: 'quota.granted',
  allow: ['authority-approver'],
  input: decideAskSchema,
  stepUp: true,
  async act(scope, { askId, decision, answer }) {
    const { ctx, tx } = scope;
    const ask = await lockAsk(tx, askId);
    if (!ask || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'quota request' });
    const { number, cloud_id: cloudId, department_id: departmentId, xinchuang } = ask;
    if (!mayAnswer(ctx.actor, { cloudId, departmentId })) throw new DomainError('CLOUD_NOT_GRANTED');
    if (ask.asked_by === ctx.actor.id) throw new DomainError('ASKER_RELEASES', { operation: number });
    if (ask.decision !== null) throw new DomainError('STATE_CONFLICT', { object: number, state: ask.decision });
    const dimension = dimensionSchema.parse(ask.dimension);
    const units = ask.units.toString();
    if (decision === 'granted') {
      const there = await lockLimitAt(scope, { cloudId, departmentId, dimension, xinchuang });
      if (there !== null && ask.units <= there)
        throw new DomainError('MAY_ONLY_GROW', { field: 'units', current: `${there}`, wanted: units });
    }
    const reason = `${number} ${ask.reason}`;
    if (decision === 'granted' && departmentId !== null)
      await setQuota.within(scope, { departmentId, cloudId, xinchuang, limits: { [dimension]: units }, reason });
    if (decision === 'granted' && departmentId === null) {
      const place = { level: 'cloud' as const, cloudId };
      const pool = poolAt(await readTree(scope, { dimensions: [dimension], stacks: [xinchuang] }), place);
      const kept = { soft: pool?.soft?.toString() ?? null, oversubscribe: pool?.oversubscribe ?? false };
      await setPool.within(scope, { place, dimension, xinchuang, limit: units, ...kept, reason });
    }
    await endAsk(tx, askId, { decision, decided_by: ctx.actor.id, decided_at: ctx.now, answer });
    const told = { id: askId, number, cloudId, departmentId, dimension, units };
    await tellAnswered(scope, told, { decision, words: answer, askedBy: ask.asked_by });
    return {
      result: { askId },
      audit: {
        ...(decision === 'refused' ? { action: 'quota.refused' as const } : {}),
        object: { kind: 'quota', id: askId },
        departmentId,
        detail: { number, dimension, xinchuang, units, answer },
      },
    };
  },
});
