import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { actsOn } from './acts-store.ts';
import { type OperationDetail, operationDetailSchema, operationInputSchema } from './schemas.ts';
import { cloudsTouched } from './stack-store.ts';
import { findTeardown } from './teardown-store.ts';
import { operationItem } from './view-rules.ts';
import { findOperationView } from './view-store.ts';

/** One operation with its plan, what the policies found, and what is left of it. Refused: NOT_FOUND. */
export const getOperation = query({
  allow: ['signed-in', 'job'],
  input: operationInputSchema,
  async read(scope, { operationId }): Promise<OperationDetail> {
    const { tx } = scope;
    const row = await findOperationView(tx, operationId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const { findings: _, ...item } = operationItem(row);
    const teardown = (await findTeardown(scope.tx, operationId)) ?? null;
    const { leftovers } = (row.trouble ?? {}) as { leftovers?: unknown };
    return operationDetailSchema.parse({
      ...item,
      planHash: row.plan_hash,
      diff: row.diff ?? [],
      findings: row.findings ?? [],
      leftovers: leftovers ?? [],
      provider: row.provider && { kind: row.provider, version: row.provider_version },
      summary: row.summary ?? null,
      intent: row.intent ?? null,
      teardown: teardown && { reason: teardown.reason, obstacles: teardown.obstacles },
      restorable: row.restorable ?? null,
      askedBy: row.asked_by_name,
      stop: row.stop_asked_at && { at: row.stop_asked_at.toISOString(), reason: row.stop_reason },
      acts: await actsOn(scope, {
        id: row.id,
        stackId: row.stack_id,
        stackKind: item.stack.kind,
        state: item.state,
        verb: item.verb,
        requestId: row.request_id,
        lineId: row.line_id,
        isMaintenance: row.intent !== null,
        clouds: await cloudsTouched(tx, row),
      }),
    });
  },
});
