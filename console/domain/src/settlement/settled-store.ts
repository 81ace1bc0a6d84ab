import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { coefficientPolicyOf } from '@zhengyun/rulebook/evaluation.ts';
import { slaPolicyOf } from '@zhengyun/rulebook/sla.ts';
import type { findSettledPart } from '../contracts/find-settled-part.ts';
import { ratingsBetween } from '../evaluation/ratings-between.ts';
import { ratingsOf } from '../evaluation/rules.ts';
import type { Rated } from '../rating/rules.ts';
import { countCloudMinutes } from '../service-levels/count-cloud-minutes.ts';
import type { VerbScope } from '../verb/context.ts';
import { agreedOf } from './agreed-store.ts';
import type { StatementFacts } from './rules.ts';
import { uncontractedPart } from './uncontracted-rules.ts';
import { uncontractedUseOf } from './uncontracted-store.ts';

interface Rating {
  readonly part: Awaited<ReturnType<typeof findSettledPart.definition.read>>;
  readonly departmentId: string;
  readonly month: Month;
  readonly rated: Rated;
}

/** All that the statement of a contract's month is made from, as known now, but corrections of earlier months; it locks nothing, so that a trial and a comparison keep nobody waiting. */
export async function statementFacts(
  scope: VerbScope,
  { part, departmentId, month, rated }: Rating,
): Promise<Omit<StatementFacts, 'corrections'>> {
  const { contract, validity, period, toDate } = part;
  const cloudIds = [...new Set(rated.charges.flatMap(({ cloudId }) => cloudId ?? []))];
  const clouds = await countCloudMinutes.definition.read(scope, { cloudIds, ...period });
  const ratings = await ratingsBetween.definition.read(scope, { departmentId, ...period });
  const outside = await uncontractedUseOf(scope, departmentId, toDate);
  return {
    period,
    contract: {
      annualFen: contract.annualFen,
      validity,
      sla: slaPolicyOf(contract.slaPolicy),
      coefficient: coefficientPolicyOf(contract.coefficientPolicy),
      agreed: await agreedOf(scope, { contract, validity, month }),
    },
    rated,
    clouds,
    ratings: ratingsOf(ratings.map((rating) => rating.score)),
    uncontracted: outside.map(uncontractedPart),
  };
}
