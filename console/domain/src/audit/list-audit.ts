import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { type AuditItem, auditListInputSchema, type auditPageSchema } from './schemas.ts';
import { pageOfRows } from './store.ts';

/** Audit rows, newest first, for those who audit; a department's approver sees those of its own department, whoever acted. */
export const listAudit = query({
  allow: ['auditor', 'audit-admin', 'department-approver'],
  input: auditListInputSchema,
  async read({ tx }, input): Promise<z.output<typeof auditPageSchema>> {
    const { rows, total, nextCursor } = await pageOfRows(tx, input);
    const items = rows.map(
      (row): AuditItem => ({
        id: row.id,
        at: row.at.toISOString(),
        actor: { kind: row.actor_kind as AuditItem['actor']['kind'], id: row.actor_id, name: row.actor_name },
        action: row.action,
        outcome: row.outcome as AuditItem['outcome'],
        code: row.code,
        object: { kind: row.object_kind, id: row.object_id },
        department: row.department_id ? { id: row.department_id, name: row.departmentName ?? '' } : null,
        detail: row.detail,
        traceId: row.trace_id,
        seal:
          row.chain !== null && row.sequence !== null && row.hash !== null
            ? { chain: row.chain, sequence: row.sequence.toString(), hash: row.hash.toString('hex') }
            : null,
      }),
    );
    return { items, total, nextCursor };
  },
});
