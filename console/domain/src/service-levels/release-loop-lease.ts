import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { endLease } from './lease-store.ts';
import { releaseLoopLeaseSchema } from './schemas.ts';

/** Ends the caller's lease at once, so that another worker need not wait it out. Not holding it is no error. */
export const releaseLoopLease = ingest({
  event: 'service-levels.loop-released',
  allow: ['job'],
  input: releaseLoopLeaseSchema,
  async store({ ctx, tx }, lease) {
    const released = await endLease(tx, lease, ctx.now);
    const audit: AuditFact = { object: { kind: 'loop', id: lease.name }, detail: { holder: lease.holder } };
    return { result: { released }, ...(released ? { audit } : {}) };
  },
});
