import { type Command, command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { attachCluster, clusterSlugTaken, findCluster, nodesOfNeighbours, saveCluster } from './cluster-store.ts';
import { refuseNodes } from './definition-rules.ts';
import { extractCredential, type ServerAllowList, serverAllowed } from './kubeconfig-rules.ts';
import { registerCloudSchema } from './schemas.ts';
import { lockCloud, saveCredential, zonesOf } from './store.ts';

/** What a credential is sealed by, and which servers it may be for. */
export interface CredentialPorts {
  readonly secrets: SecretStore;
  readonly allowed: ServerAllowList;
}

/**
 * Makes the verb that gives a cloud its cluster: the credential alone is taken from the kubeconfig, sealed and stored.
 * Refused: CREDENTIAL_REFUSED with reason and field; SERVER_NOT_ALLOWED; CLUSTER_CHANGED when the cloud stands on another
 * cluster already, or the cluster's slug is another one's; NODE_TWICE when a zone's node belongs to another cloud of that cluster;
 * STATE_CONFLICT for a retired cloud, which needs no credential any more; CLOUD_NOT_GRANTED; NOT_FOUND.
 */
export function registerCloudWith({ secrets, allowed }: CredentialPorts) {
  const registerCloud: Command<typeof registerCloudSchema, { cloudId: string; clusterId: string }> = command({
    event: 'clouds.registered',
    allow: ['platform-engineer', 'job'],
    input: registerCloudSchema,
    async act({ ctx, tx }, { cloudId, clusterSlug, kubeconfig, identity }) {
      requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
      const credential = extractCredential(kubeconfig);
      const { server } = credential;
      if (!serverAllowed(server, allowed)) throw new DomainError('SERVER_NOT_ALLOWED', { server });
      const cloud = await lockCloud(tx, { id: cloudId });
      if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
      if (cloud.state === 'retired')
        throw new DomainError('STATE_CONFLICT', { object: cloud.slug, state: cloud.state });
      const known = await findCluster(tx, identity.uid);
      if (cloud.cluster_id !== null && cloud.cluster_id !== known?.id)
        throw new DomainError('CLUSTER_CHANGED', { cloud: cloud.slug });
      if (await clusterSlugTaken(tx, clusterSlug, identity.uid))
        throw new DomainError('CLUSTER_CHANGED', { cloud: cloud.slug, cluster: clusterSlug });
      const clusterId = await saveCluster(tx, {
        id: known?.id ?? newId(ctx.now),
        slug: clusterSlug,
        server,
        identity_uid: identity.uid,
        kubernetes_version: identity.kubernetesVersion,
        registered_at: ctx.now,
      });
      await attachCluster(tx, cloudId, clusterId);
      const own = { slug: cloud.slug, zones: await zonesOf(tx, [cloudId]) };
      const doubled = refuseNodes(own, await nodesOfNeighbours(tx, { cloudId, clusterId }));
      if (doubled) throw new DomainError(doubled.code, doubled.facts);
      const sealed = secrets.seal(`cloud_credential/${cloudId}/cloud`, JSON.stringify(credential));
      await saveCredential(tx, {
        cloud_id: cloudId,
        purpose: 'cloud',
        sealed,
        key_id: secrets.keyId,
        created_at: ctx.now,
      });
      return {
        result: { cloudId, clusterId },
        audit: {
          object: { kind: 'cloud', id: cloudId },
          detail: { slug: cloud.slug, cluster: clusterSlug, server, user: credential.user.kind },
        },
      };
    },
  });
  return registerCloud;
}
