import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { clusterProbeJob } from './jobs.ts';
import { extractCredential, serverAllowed } from './kubeconfig-rules.ts';
import { digestOf } from './probe-rules.ts';
import { insertProbe } from './probe-store.ts';
import type { CredentialPorts } from './register-cloud.ts';
import { askProbeSchema } from './schemas.ts';

/**
 * Makes the verb that asks for a look at a cluster by a credential, before any cloud stands on it. The credential alone is
 * taken from what is given, sealed for the worker, and emptied once it has looked. Refused: CREDENTIAL_REFUSED with the exact
 * reason and field; SERVER_NOT_ALLOWED, before anything is sent there.
 */
export function askProbeWith({ secrets, allowed }: CredentialPorts) {
  const askProbe: Command<typeof askProbeSchema, { probeId: string }> = command({
    event: 'clouds.probe-asked',
    allow: ['platform-engineer', 'job'],
    input: askProbeSchema,
    async act({ ctx, tx }, { kubeconfig }) {
      const credential = extractCredential(kubeconfig);
      const { server } = credential;
      if (!serverAllowed(server, allowed)) throw new DomainError('SERVER_NOT_ALLOWED', { server });
      const id = newId(ctx.now);
      await insertProbe(tx, {
        id,
        asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        asked_at: ctx.now,
        server,
        digest: digestOf(credential),
        sealed: secrets.seal(`cluster_probe/${id}`, JSON.stringify(credential)),
        key_id: secrets.keyId,
      });
      return {
        result: { probeId: id },
        audit: { object: { kind: 'cluster-probe', id }, detail: { server, user: credential.user.kind } },
        jobs: [clusterProbeJob(id)],
      };
    },
  });
  return askProbe;
}
