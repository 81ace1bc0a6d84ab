import { addObject } from '../service-levels/add-object.ts';
import { probeTargets } from '../service-levels/probe-targets.ts';
import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { recordDeployedSchema } from './schemas.ts';
import { saveCredential, setDeployed } from './store.ts';

/**
 * Makes the verb that notes a cloud's stack as done: its outputs, and the token of the service account that tenancy operations
 * use instead of the cloud's own credential; from then on its API is under observation. Only the token is
 * sealed; address and CA stay those of the cloud.
 */
export function recordDeployedWith(secrets: SecretStore) {
  const recordDeployed: Command<typeof recordDeployedSchema, { cloudId: string }> = command({
    event: 'clouds.deployed',
    allow: ['job'],
    input: recordDeployedSchema,
    async act(scope, { cloudId, outputs, profile, tenancyCredential }) {
      const { ctx, tx } = scope;
      const cloud = await setDeployed(tx, cloudId, { outputs, profile, at: ctx.now });
      if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
      const sealed = secrets.seal(`cloud_credential/${cloudId}/tenancy`, tenancyCredential.token);
      await saveCredential(tx, {
        cloud_id: cloudId,
        purpose: 'tenancy',
        sealed,
        key_id: secrets.keyId,
        created_at: ctx.now,
      });
      const watched = await probeTargets.definition.read(scope, undefined);
      if (!watched.some((target) => target.cloudId === cloudId))
        await addObject.within(scope, { cloudId, name: `${cloud.name}管理接口` });
      const { serviceAccount } = outputs.tenancyOperator;
      return {
        result: { cloudId },
        audit: { object: { kind: 'cloud', id: cloudId }, detail: { slug: cloud.slug, profile, serviceAccount } },
      };
    },
  });
  return recordDeployed;
}
