import { DomainError } from '../verb/errors.ts';
import { type Query, query } from '../verb/query.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { credentialSchema, kubeconfigOf } from './kubeconfig-rules.ts';
import { type CloudAccess, readCredentialSchema } from './schemas.ts';
import { findCloud, sealedCredential } from './store.ts';

/**
 * Makes the query that opens a cloud's credential for one operation, as a minimal kubeconfig. Works under the worker's
 * database role only; any other is refused by PostgreSQL. `tenancy` is the service account of tenancy operations.
 * CLOUD_NOT_READY while the cloud has no cluster, or no such credential yet.
 */
export function readCredentialWith(secrets: SecretStore): Query<typeof readCredentialSchema, CloudAccess> {
  const readCredential = query({
    allow: ['job'],
    input: readCredentialSchema,
    async read({ tx }, { cloudId, purpose }): Promise<CloudAccess> {
      const cloud = await findCloud(tx, { id: cloudId });
      if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
      const own = await sealedCredential(tx, cloudId, 'cloud');
      if (!own || !cloud.identity_uid) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
      const credential = credentialSchema.parse(
        JSON.parse(secrets.open(`cloud_credential/${cloudId}/cloud`, own.sealed)),
      );
      if (purpose === 'cloud') return { kubeconfig: kubeconfigOf(credential), clusterUid: cloud.identity_uid };
      const operator = await sealedCredential(tx, cloudId, 'tenancy');
      if (!operator) throw new DomainError('CLOUD_NOT_READY', { cloud: cloud.name });
      const token = secrets.open(`cloud_credential/${cloudId}/tenancy`, operator.sealed);
      const kubeconfig = kubeconfigOf({ ...credential, user: { kind: 'token', token } });
      return { kubeconfig, clusterUid: cloud.identity_uid };
    },
  });
  return readCredential;
}
