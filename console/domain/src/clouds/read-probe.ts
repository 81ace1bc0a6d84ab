import { DomainError } from '../verb/errors.ts';
import { type Query, query } from '../verb/query.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { credentialSchema, kubeconfigOf } from './kubeconfig-rules.ts';
import { sealedProbe } from './probe-store.ts';
import { probeRefSchema } from './schemas.ts';

/** Makes the query that opens a probe's credential for its one look. Works under the worker's role only. NOT_FOUND once it was answered. */
export function readProbeWith(secrets: SecretStore): Query<typeof probeRefSchema, { kubeconfig: string }> {
  const readProbe = query({
    allow: ['job'],
    input: probeRefSchema,
    async read({ tx }, { probeId }) {
      const sealed = await sealedProbe(tx, probeId);
      if (!sealed) throw new DomainError('NOT_FOUND', { what: 'cluster probe' });
      const credential = credentialSchema.parse(JSON.parse(secrets.open(`cluster_probe/${probeId}`, sealed)));
      return { kubeconfig: kubeconfigOf(credential) };
    },
  });
  return readProbe;
}
