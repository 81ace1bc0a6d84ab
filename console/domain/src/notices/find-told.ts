import { z } from 'zod';
import { query } from '../verb/query.ts';
import { noticeKindSchema } from './schemas.ts';
import { toldOf } from './store.ts';

/** Of which objects, and which aspect of each, notices of a kind are there and not done. */
export const findTold = query({
  allow: ['job'],
  input: z.strictObject({ kind: noticeKindSchema }),
  async read({ tx }, { kind }): Promise<readonly { readonly objectId: string; readonly aspect: string }[]> {
    return toldOf(tx, kind);
  },
});
