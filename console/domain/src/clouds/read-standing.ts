import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { cloudRefSchema, cloudStateSchema } from './schemas.ts';
import { lockCloud } from './store.ts';

/** A cloud's slug, name and state, its row locked until the transaction ends. NOT_FOUND. */
export const readStanding = query({
  allow: ['job'],
  input: cloudRefSchema,
  async read({ tx }, { cloudId }) {
    const cloud = await lockCloud(tx, { id: cloudId });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    return { slug: cloud.slug, name: cloud.name, state: cloudStateSchema.parse(cloud.state) };
  },
});
