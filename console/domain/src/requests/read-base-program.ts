import { z } from 'zod';
import { listQuota } from '../quota/list-quota.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { baseInputs, baseStackName, TENANCY_PROJECT, tenancyFactsFrom } from './operation-rules.ts';
import { tenancyFacts } from './store.ts';

/**
 * Project, stack and inputs of a tenancy's base, by its department's quota of today. Refused: NOT_FOUND; QUOTA_MISSING where the
 * department has none on that cloud, since the namespace's ceiling would be nothing.
 */
export const readBaseProgram = query({
  allow: ['job'],
  input: z.strictObject({ tenancyId: idSchema, departmentId: idSchema }),
  async read(scope, { tenancyId, departmentId }) {
    const [row] = await tenancyFacts(scope.tx, [tenancyId]);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'tenancy' });
    const limits = await listQuota.definition.read(scope, { departmentId });
    const facts = tenancyFactsFrom(row, limits.items);
    if (facts.ceilingDue.vcpu === 0) throw new DomainError('QUOTA_MISSING', { dimension: 'vcpu' });
    return { project: TENANCY_PROJECT, stack: baseStackName(facts), inputs: baseInputs(facts) };
  },
});
