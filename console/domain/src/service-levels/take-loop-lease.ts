import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { takeLease } from './lease-store.ts';
import { takeLoopLeaseSchema } from './schemas.ts';

/**
 * Takes or renews the lease of a loop that one worker alone may run. `held` false: another holder runs it until `expiresAt`.
 * A change of holder leaves an audit row; a renewal does not, it belongs to the tenure begun then.
 */
export const takeLoopLease = ingest({
  event: 'service-levels.loop-taken',
  allow: ['job'],
  input: takeLoopLeaseSchema,
  async store({ ctx, tx }, { name, holder, seconds }) {
    const expiresAt = new Date(ctx.now.getTime() + seconds * 1_000);
    const lease = await takeLease(tx, { name, holder, expiresAt }, ctx.now);
    const held = lease.holder === holder;
    const audit: AuditFact = { object: { kind: 'loop', id: name }, detail: { holder, before: lease.before } };
    return {
      result: { held, holder: lease.holder, expiresAt: lease.expiresAt },
      ...(held && lease.before !== holder ? { audit } : {}),
    };
  },
});
