import { dropDraft } from '../cloud-drafts/drop-draft.ts';
import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { defineCloud } from './define-cloud.ts';
import { extractCredential } from './kubeconfig-rules.ts';
import { refuseProbe } from './probe-rules.ts';
import { findProbe } from './probe-store.ts';
import { type CredentialPorts, registerCloudWith } from './register-cloud.ts';
import { addCloudSchema } from './schemas.ts';

/**
 * Makes the verb that adds a cloud whole: its definition and its cluster, by a credential that a probe has just looked with.
 * Used again for a known cloud it brings the definition up to date and renews the credential. Refused besides what its two
 * parts refuse: PROBE_NEEDED, CLUSTER_NOT_REACHED, CLUSTER_RIGHTS_MISSING with the list.
 */
export function addCloudWith(ports: CredentialPorts) {
  const registerCloud = registerCloudWith(ports);
  const addCloud: Command<typeof addCloudSchema, { cloudId: string; added: boolean }> = command({
    event: 'clouds.added',
    allow: ['platform-engineer', 'job'],
    input: addCloudSchema,
    async act(scope, { definition, probeId, clusterSlug, kubeconfig, draftId }) {
      const { ctx, tx } = scope;
      const probe = await findProbe(tx, probeId);
      if (!probe) throw new DomainError('PROBE_NEEDED');
      const missing = probe.missing_rights ?? [];
      const { state, digest, server, reason, probed_at: probedAt } = probe;
      const facts = { state, digest, server, reason, probedAt, missing };
      const refusal = refuseProbe(facts, extractCredential(kubeconfig), ctx.now);
      if (refusal) throw new DomainError(refusal.code, refusal.facts);
      const { cloudId, added } = await defineCloud.within(scope, definition);
      if (draftId !== undefined) await dropDraft.within(scope, { draftId });
      const identity = { uid: probe.identity_uid ?? '', kubernetesVersion: probe.kubernetes_version ?? '' };
      await registerCloud.within(scope, { cloudId, clusterSlug, kubeconfig, identity });
      return {
        result: { cloudId, added },
        audit: { object: { kind: 'cloud', id: cloudId }, detail: { slug: definition.slug, cluster: clusterSlug } },
      };
    },
  });
  return addCloud;
}
