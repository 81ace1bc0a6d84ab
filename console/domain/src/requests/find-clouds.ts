import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { cloudsOfRequest } from './line-store.ts';

/** Ids of the clouds that a request's lines are on, each once. */
export const findRequestClouds = query({
  allow: ['applicant', 'department-approver', 'job'],
  input: z.strictObject({ requestId: idSchema }),
  async read({ tx }, { requestId }): Promise<readonly string[]> {
    return cloudsOfRequest(tx, requestId);
  },
});
