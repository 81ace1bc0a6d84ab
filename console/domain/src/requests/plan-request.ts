import { openOperations } from '../provisioning/open-operations.ts';
import { listQuota } from '../quota/list-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { ensureStack } from './line-store.ts';
import { markPreviewed } from './mark-previewed.ts';
import {
  baseInputs,
  baseStackName,
  lineInputs,
  needsBase,
  TENANCY_PROJECT,
  tenancyFactsFrom,
} from './operation-rules.ts';
import { type RequestState, requestRefSchema } from './schemas.ts';
import { linesOf, lockRequest, tenancyFacts } from './store.ts';

/**
 * Asks for the plans of a stored request: one operation for each tenancy base that is missing or whose ceiling changed
 * (ordinal 0), one for each provisioned line. A request of counted services, and an extension, have nothing to plan
 * and go to review at once.
 */
export const planRequest = command({
  event: 'requests.planning-opened',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND');
    const engineMakes = request.kind !== 'extend';
    const lines = (await linesOf(tx, requestId)).filter((line) => engineMakes && line.fulfilment === 'provisioned');
    const limits = await listQuota.definition.read(scope, { departmentId: request.department_id });
    const rows = await tenancyFacts(tx, [...new Set(lines.map((line) => line.tenancy_id))]);
    const tenancies = new Map(rows.map((row) => [row.id, tenancyFactsFrom(row, limits.items)] as const));
    const program = 'tenancy' as const;
    const bases = [];
    for (const tenancy of request.kind === 'release' ? [] : [...tenancies.values()].filter(needsBase)) {
      const name = baseStackName(tenancy);
      const about = { kind: 'tenancy-base' as const, project: TENANCY_PROJECT, name, cloud_id: tenancy.cloudId };
      const owner = { tenancy_id: tenancy.id, department_id: request.department_id, created_at: ctx.now };
      const stackId = await ensureStack(tx, { id: newId(ctx.now), ...about, ...owner });
      bases.push({ stackId, verb: 'deploy' as const, program, inputs: baseInputs(tenancy), lineId: null, ordinal: 0 });
    }
    const verb = request.kind === 'release' ? ('destroy' as const) : ('deploy' as const);
    const made = lines.flatMap((line) => {
      const tenancy = tenancies.get(line.tenancy_id);
      if (!tenancy || line.stack_id === null) return [];
      const { spec, delivered, ordinal, resource_number: resourceNumber, power, ready_at: readyAt } = line;
      const inputs = lineInputs(tenancy, { resourceNumber, spec, delivered, power, readyAt });
      return [{ stackId: line.stack_id, verb, program, inputs, lineId: line.id, ordinal }];
    });
    const operations = [...bases, ...made];
    if (operations.length > 0) await openOperations.within(scope, { requestId, operations });
    else await markPreviewed.within(scope, { requestId });
    const state: RequestState = operations.length > 0 ? 'previewing' : 'department-review';
    return {
      result: { state },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number: request.number, operations: operations.length },
      },
    };
  },
});
