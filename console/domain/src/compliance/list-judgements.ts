import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { statusOf } from './rules.ts';
import { type JudgementView, type judgementPageSchema, judgementsInputSchema, judgementViewSchema } from './schemas.ts';
import { currentPack } from './store.ts';
import { type JudgementRow, pageOfJudgements } from './view-store.ts';

/** Deployed stacks with what the policies said of each last: of the caller's departments, or all that the operator runs. */
export const listJudgements = query({
  allow: ['signed-in', 'job'],
  input: judgementsInputSchema,
  async read({ tx }, filter): Promise<z.output<typeof judgementPageSchema>> {
    const { rows, total, nextCursor } = await pageOfJudgements(tx, filter);
    const digest = (await currentPack(tx))?.digest ?? null;
    return { items: rows.map((row) => view(row, digest)), total, nextCursor };
  },
});

function view(row: JudgementRow, digest: string | null): JudgementView {
  return judgementViewSchema.parse({
    id: row.id,
    kind: row.kind,
    name: row.name,
    cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
    department: row.department_id && { id: row.department_id, slug: row.department_slug, name: row.department_name },
    resource: row.resource_id && { id: row.resource_id, number: row.resource_number },
    status: statusOf(row.status),
    findings: row.findings ?? [],
    objects: row.objects ?? null,
    judgedAt: row.judged_at?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    outdated: row.pack_digest !== null && row.pack_digest !== digest,
    reason: row.reason ?? null,
  });
}
