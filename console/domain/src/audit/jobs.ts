import { z } from 'zod';

/** Job `audit-seal`: chains what has been committed since; run it on a schedule (each minute), one at a time. */
export const AUDIT_SEAL = 'audit-seal';
export const auditSealJobSchema = z.object({});
