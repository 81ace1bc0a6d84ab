import { z } from 'zod';
import { findSettledPart } from '../contracts/find-settled-part.ts';
import type { ChargedSku } from '../rating/schemas.ts';
import { workOutCharges } from '../rating/work-out-charges.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { resourceNumbers, storedLines } from './corrected-store.ts';
import { settle } from './rules.ts';
import { statementFacts } from './settled-store.ts';
import { findIssuedOf, lockStatement } from './store.ts';

/**
 * In process only: an issued statement, locked until the caller's transaction ends, with its lines as they were issued and as they would be by every fact, price and measurement known now,
 * those of earlier months' notes left out on both sides. `now` null: something used has no price by now, `gap` is the first of it. Null: it is not issued.
 */
export const settleAnew = query({
  allow: ['job'],
  input: z.union([
    z.strictObject({ statementId: idSchema }),
    z.strictObject({ contractId: idSchema, month: z.string() }),
  ]),
  async read(scope, of) {
    const { tx } = scope;
    const statementId = 'statementId' in of ? of.statementId : await findIssuedOf(tx, of);
    const statement = statementId === undefined ? undefined : await lockStatement(tx, statementId);
    if (!statement && 'statementId' in of) throw new DomainError('NOT_FOUND', { what: 'statement' });
    if (!statement?.issued_at) return null;
    const { id, month, department_id: departmentId, contract_id: contractId } = statement;
    const issued = (await storedLines(tx, id)).filter(({ kind }) => kind !== 'credit' && kind !== 'adjustment');
    const part = await findSettledPart.definition.read(scope, { departmentId, month, contractId });
    const asked = { departmentId, month, ...part.period, withLate: true };
    const rated = await workOutCharges.definition.read(scope, asked);
    const [gap] = rated.gaps;
    if (gap)
      return {
        statement,
        issued,
        now: null,
        gap: { sku: gap.sku as ChargedSku, from: gap.from.toISOString(), resource: gap.number },
      };
    const facts = await statementFacts(scope, { part, departmentId, month, rated });
    const now = settle({ ...facts, corrections: [] }).lines;
    const numbers = await resourceNumbers(tx, [...new Set(now.flatMap(({ resourceId }) => resourceId ?? []))]);
    return {
      statement,
      issued,
      gap: null,
      now: now.map((line) => ({ ...line, resourceNumber: numbers.get(line.resourceId ?? '') ?? null })),
    };
  },
});
