import { query } from '../verb/query.ts';
import { outdatedApproval } from './bound-terms-store.ts';
import { requestRefSchema, type Trouble } from './schemas.ts';

/** Why a request's approval no longer stands for its lines (APPROVAL_OUTDATED with what changed); null while it does. */
export const findOutdatedApproval = query({
  allow: ['job'],
  input: requestRefSchema,
  async read({ tx }, { requestId }): Promise<Trouble | null> {
    return outdatedApproval(tx, requestId);
  },
});
