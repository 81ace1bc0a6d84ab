import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { peopleListInputSchema, type peoplePageSchema } from './schemas.ts';
import { grantsInForce, pageOfPeople } from './store.ts';
import { viewGrant } from './view-rules.ts';

/** People and what they were granted, newest first. */
export const listPeople = query({
  allow: ['system-admin', 'security-admin', 'audit-admin', 'auditor', 'job'],
  input: peopleListInputSchema,
  veil: { 'items.*.mail': 'person.mail' },
  async read({ tx }, input): Promise<z.output<typeof peoplePageSchema>> {
    const { rows, total, nextCursor } = await pageOfPeople(tx, input);
    const grants = await grantsInForce(
      tx,
      rows.map((row) => row.id),
    );
    const items = rows.map((row) => ({
      id: row.id,
      name: row.real_name,
      subject: row.subject,
      mail: row.mail,
      disabled: row.disabled_at !== null,
      disabledAt: row.disabled_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      grants: grants.filter((grant) => grant.person_id === row.id).map(viewGrant),
    }));
    return { items, total, nextCursor };
  },
});
