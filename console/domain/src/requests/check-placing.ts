import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { z } from 'zod';
import { findTerms } from '../catalogue/find-terms.ts';
import { query } from '../verb/query.ts';
import type { Refusal } from './line-rules.ts';
import { refusePlacing } from './order-line-rules.ts';
import { orderLineInputSchema } from './schemas.ts';
import { placesOf } from './store.ts';

/** The least grade there is: which grade a system has is not known before it is named. */
const ANY_GRADE = 1;

/** Why each line could not be ordered today by whomever for whatever system, or null: by terms, profile, place and image. In the lines' order. */
export const checkPlacing = query({
  allow: ['applicant', 'department-approver'],
  input: z.strictObject({ lines: z.array(orderLineInputSchema).max(200) }),
  async read(scope, { lines }): Promise<readonly (Refusal | null)[]> {
    const { ctx, tx } = scope;
    const standards = {
      mlpsGrade: ANY_GRADE,
      places: await placesOf(tx, [...new Set(lines.map(({ cloud }) => cloud))]),
      policy: profilePolicyAt(ctx.now),
      terms: await findTerms.definition.read(scope, undefined),
      now: ctx.now,
    };
    return lines.map((line) => refusePlacing(line, standards));
  },
});
