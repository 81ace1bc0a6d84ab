import { findReaders } from '../notices/find-readers.ts';
import { tell } from '../notices/tell.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { accessUntil } from './change-rules.ts';
import { standingResource } from './reminder-store.ts';
import { resourceInputSchema } from './schemas.ts';

/**
 * Tells a department's applicants that a bastion account of theirs ends, once for each end; `reminded` false: there is nobody to tell, and no
 * row of it. NOT_FOUND; STATE_CONFLICT where it has ended.
 */
export const remindAccess = ingest({
  event: 'provisioning.access-reminded',
  allow: ['job'],
  input: resourceInputSchema,
  async store(scope, { resourceId }) {
    const { ctx, tx } = scope;
    const resource = await standingResource(tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { number, department_id: departmentId, state, spec, ready_at: readyAt } = resource;
    const dueAt = accessUntil(spec, readyAt);
    if (state !== 'active' || !dueAt || dueAt <= ctx.now)
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const to = [{ role: 'applicant' as const, departmentId }];
    const readers = await findReaders.definition.read(scope, { to, except: [], standIns: false, departmentId });
    if (readers.length === 0) return { result: { reminded: false } };
    const object = { kind: 'resource', id: resourceId } as const;
    const telling = {
      kind: 'access-ending',
      about: object,
      aspect: dueAt.toISOString(),
      departmentId,
      once: true,
    } as const;
    await tell.within(scope, { ...telling, facts: { number }, dueAt, to });
    return {
      result: { reminded: true },
      audit: { object, departmentId, detail: { number, until: dueAt.toISOString() } },
    };
  },
});
