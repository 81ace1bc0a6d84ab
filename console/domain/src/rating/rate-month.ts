import { findSettledPart } from '../contracts/find-settled-part.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { ratingHash } from './content-hash-rules.ts';
import type { Rated } from './rules.ts';
import { rateMonthSchema } from './schemas.ts';
import { currentRating, frozenRating, lockContract, replaceRating } from './store.ts';
import { workOutCharges } from './work-out-charges.ts';

/**
 * Rates a department's month under a contract, to now in whole seconds and at most to the month's end, and makes it the month's newest rating. From the same facts it is the same, content hash included, and
 * nothing is written then; nor where an issued statement has frozen the month. `rated` is in process only, and null where it is frozen. NO_CONTRACT;
 * MONTH_INVALID before the month begins; NO_PRICE names the item, the instant and the resource.
 */
export const rateMonth = ingest({
  event: 'rating.rated',
  allow: ['job', 'finance'],
  input: rateMonthSchema,
  async store(scope, { departmentId, month, contractId: asked }): Promise<Outcome> {
    const { ctx, tx } = scope;
    const part = await findSettledPart.definition.read(scope, { departmentId, month, contractId: asked });
    const { contract, period, asOf } = part;
    await lockContract(tx, contract.id);
    const frozen = await frozenRating(tx, contract.id, month);
    if (frozen) return { result: { ...resultOf(frozen), changed: false, rated: null } };
    const rated = await workOutCharges.definition.read(scope, { departmentId, month, ...period });
    const [gap] = rated.gaps;
    if (gap) throw new DomainError('NO_PRICE', { sku: gap.sku, from: gap.from.toISOString(), resource: gap.number });
    const of = { contractId: contract.id, month, period, asOf };
    const contentHash = ratingHash(of, rated);
    const known = await currentRating(tx, contract.id, month);
    if (known?.content_hash === contentHash) return { result: { ...resultOf(known), changed: false, rated } };
    const head = { ...of, id: newId(ctx.now), departmentId, contentHash, ratedAt: ctx.now };
    const result = resultOf(await replaceRating(tx, head, rated));
    const detail = { contract: contract.number, month, ...result };
    return {
      result: { ...result, changed: true, rated },
      audit: { object: { kind: 'contract', id: contract.id }, departmentId, detail },
    };
  },
});

interface Outcome {
  readonly result: ReturnType<typeof resultOf> & { readonly changed: boolean; readonly rated: Rated | null };
  readonly audit?: AuditFact;
}

type Head = NonNullable<Awaited<ReturnType<typeof currentRating>>>;

function resultOf({ id, as_of: asOf, content_hash: contentHash, amount, charges }: Head) {
  return { ratingId: id, asOf: asOf.toISOString(), contentHash, amount, charges };
}
