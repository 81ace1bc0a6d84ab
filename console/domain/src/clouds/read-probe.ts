import { DomainError } from '../verb/errors.ts';
import { type Query, query } from '../verb/query.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { credentialSchema, kubeconfigOf } from './kubeconfig-rules.ts';
import { probeToMake } from './probe-store.ts';
import { readCredentialWith } from './read-credential.ts';
import { probeRefSchema } from './schemas.ts';

/**
 * Makes the query that opens what a probe looks with: the credential given for that one look, or the one stored for the cloud it
 * is about. Works under the worker's role only. NOT_FOUND once it was answered.
 */
export function readProbeWith(secrets: SecretStore): Query<typeof probeRefSchema, { kubeconfig: string }> {
  const readCredential = readCredentialWith(secrets);
  const readProbe = query({
    allow: ['job'],
    input: probeRefSchema,
    async read(scope, { probeId }) {
      const probe = await probeToMake(scope.tx, probeId);
      if (!probe) throw new DomainError('NOT_FOUND', { what: 'cluster-probe' });
      const { sealed, cloud_id: cloudId } = probe;
      if (sealed) {
        const credential = credentialSchema.parse(JSON.parse(secrets.open(`cluster_probe/${probeId}`, sealed)));
        return { kubeconfig: kubeconfigOf(credential) };
      }
      if (cloudId === null) throw new DomainError('NOT_FOUND', { what: 'cluster-probe' });
      const { kubeconfig } = await readCredential.definition.read(scope, { cloudId, purpose: 'cloud' });
      return { kubeconfig };
    },
  });
  return readProbe;
}
