import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { askedBy } from './cloud-deployment-store.ts';
import { type OperationAct, stateAfter } from './rules.ts';
import { type OperationDetail, operationDetailSchema, operationInputSchema } from './schemas.ts';
import { cloudsTouched } from './stack-store.ts';
import { operationItem } from './view-rules.ts';
import { findOperationView } from './view-store.ts';

/** One operation with its plan, what the policies found, and what is left of it. Refused: NOT_FOUND. */
export const getOperation = query({
  allow: ['signed-in', 'job'],
  input: operationInputSchema,
  async read({ ctx, tx }, { operationId }): Promise<OperationDetail> {
    const row = await findOperationView(tx, operationId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const { findings: _, ...item } = operationItem(row);
    const clouds = await cloudsTouched(tx, row);
    const isEngineer = clouds.every((cloudId) => holds(ctx.actor, 'platform-engineer', { cloudId }));
    const may = (act: OperationAct) => isEngineer && stateAfter(item.state, act) !== null;
    const mayRelease =
      row.request_id === null &&
      row.stack_kind === 'cloud' &&
      stateAfter(item.state, 'release') !== null &&
      ctx.actor.kind === 'person' &&
      clouds.every((cloudId) => holds(ctx.actor, 'technical-reviewer', { cloudId })) &&
      (await askedBy(tx, operationId)) !== ctx.actor.id;
    const { leftovers } = (row.trouble ?? {}) as { leftovers?: unknown };
    return operationDetailSchema.parse({
      ...item,
      planHash: row.plan_hash,
      diff: row.diff ?? [],
      findings: row.findings ?? [],
      leftovers: leftovers ?? [],
      provider: row.provider && { kind: row.provider, version: row.provider_version },
      summary: row.summary ?? null,
      acts: [
        ...(may('cancel') ? ['cancel'] : []),
        ...(may('retry') ? ['resolve'] : []),
        ...(mayRelease ? ['release'] : []),
      ],
    });
  },
});
