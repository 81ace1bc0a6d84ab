import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { namespaceUseOf } from './namespace-use-store.ts';

/** In process only: `hour` is the start of a whole hour in UTC. */
const inputSchema = z.strictObject({
  hour: z.date(),
  places: z
    .array(
      z.strictObject({
        key: z.string(),
        cloudId: idSchema,
        namespace: z.string(),
        nodes: z.array(z.string()).max(5_000),
      }),
    )
    .max(500),
});

/** What namespaces used at most in an hour, by what agents read of containers; those whose nodes were not all read are absent. */
export const findNamespaceUse = query({
  allow: ['job'],
  input: inputSchema,
  read: ({ tx }, { hour, places }) => namespaceUseOf(tx, hour, places),
});
