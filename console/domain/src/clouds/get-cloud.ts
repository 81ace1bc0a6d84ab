import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { assembleCloud } from './assemble-rules.ts';
import { cloudDetailSchema, getCloudInputSchema } from './schemas.ts';
import {
  agentsOf,
  capacityOfZones,
  countTenancies,
  credentialsOf,
  findCloud,
  lastObservations,
  poolUse,
  zonesOf,
} from './store.ts';

/** One cloud with what it stands on. Credentials are named by purpose and key, never shown. Tenancies: those the caller may see. */
export const getCloud = query({
  allow: ['signed-in', 'job'],
  input: getCloudInputSchema,
  async read({ tx }, { slug }) {
    const cloud = await findCloud(tx, { slug });
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const view = assembleCloud(cloud, {
      zones: await zonesOf(tx, [cloud.id]),
      capacity: await capacityOfZones(tx, [cloud.id]),
      uses: await poolUse(tx),
      agents: await agentsOf(tx),
      observations: await lastObservations(tx),
    });
    const credentials = await credentialsOf(tx, cloud.id);
    return cloudDetailSchema.parse({
      ...view,
      kubevirt: cloud.kubevirt,
      storageProvisioner: cloud.storage_provisioner,
      tenancies: await countTenancies(tx, cloud.id),
      credentials: credentials.map((row) => ({
        purpose: row.purpose,
        keyId: row.key_id,
        createdAt: row.created_at.toISOString(),
      })),
    });
  },
});
