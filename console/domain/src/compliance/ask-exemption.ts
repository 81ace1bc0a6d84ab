import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { cloudsGranted } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { cloudsOfStacks, departmentsExempt, insertExemption } from './exemption-store.ts';
import { LONGEST_EXEMPTION_DAYS, mayLast } from './rules.ts';
import { askExemptionSchema } from './schemas.ts';
import { currentPack } from './store.ts';

/**
 * Asks that findings of one policy may stand for a while on what `where` names. A security administrator decides. Refused:
 * POLICY_UNKNOWN; CLOUD_NOT_GRANTED to an engineer of some clouds who does not name stacks of these alone; PATTERN_TOO_WIDE;
 * EXEMPTION_TOO_LONG unless it ends after now and within the longest time.
 */
export const askExemption = command({
  event: 'compliance.exemption-asked',
  allow: ['platform-engineer'],
  input: askExemptionSchema,
  async act(scope, { policy, where, reason, until }) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['platform-engineer'] });
    const pack = await currentPack(tx);
    if (!pack?.policies.some(({ name }) => name === policy)) throw new DomainError('POLICY_UNKNOWN', { policy });
    const granted = cloudsGranted(ctx.actor, 'platform-engineer');
    if (granted) {
      const touched = where.stack === undefined ? [] : await cloudsOfStacks(tx, where.stack);
      if (touched.length === 0 || touched.some((cloudId) => !granted.includes(cloudId)))
        throw new DomainError('CLOUD_NOT_GRANTED');
    }
    const end = new Date(until);
    if (!mayLast(end, ctx.now)) throw new DomainError('EXEMPTION_TOO_LONG', { days: LONGEST_EXEMPTION_DAYS });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'HM', ctx.now);
    const asked = { askedBy: ctx.actor.id, askedAt: ctx.now };
    await insertExemption(tx, { id, number, policy, where, reason, until: end, ...asked });
    await tell.within(scope, {
      kind: 'exemption-asked',
      about: { kind: 'exemption', id },
      departmentId: null,
      facts: { number, policy, reason },
      to: [{ role: 'security-admin' }],
      except: [ctx.actor.id],
    });
    return {
      result: { exemptionId: id, number },
      audit: { object: { kind: 'exemption', id }, detail: { number, policy, where, reason, until } },
      alsoFor: await departmentsExempt(scope, { scope: where, detail: { number, policy, reason, until } }),
    };
  },
});
