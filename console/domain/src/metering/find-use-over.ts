import { query } from '../verb/query.ts';
import { useOverSchema } from './schemas.ts';
import { usesOver } from './usage-store.ts';

/** What was read of each dimension of a resource between two instants; a dimension that nobody read is absent. */
export const findUseOver = query({
  allow: ['job'],
  input: useOverSchema,
  read: ({ tx }, wanted) => usesOver(tx, wanted),
});
