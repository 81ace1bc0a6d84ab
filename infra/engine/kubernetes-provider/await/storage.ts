import type { ObjectsApi } from '../cluster/objects-api.ts';
import { nameOf, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { type AwaitSetup, READY, rule, type Verdict, waiting } from './verdict.ts';

const FIVE_MINUTES = 300;
const pollingText = (name: string) => `Timeout occurred polling for '${name}'`;

/** Whether a claim of the class waits for the first pod that uses it. A class that cannot be read counts as no. */
async function waitsForConsumer(claim: JsonObject, objects: ObjectsApi): Promise<boolean> {
  const name = textAt(claim, 'spec', 'storageClassName');
  if (name === '') return false;
  const gvk = { group: 'storage.k8s.io', version: 'v1', kind: 'StorageClass' };
  const storageClass = await objects.get({ gvk, namespace: '', name }).catch(() => undefined);
  return storageClass !== undefined && textAt(storageClass, 'volumeBindingMode') === 'WaitForFirstConsumer';
}

async function judgeClaim(claim: JsonObject, { objects }: AwaitSetup): Promise<Verdict> {
  const phase = textAt(claim, 'status', 'phase');
  if (phase === 'Bound') return READY;
  if (phase === 'Pending' && (await waitsForConsumer(claim, objects))) return READY;
  return waiting(
    `PersistentVolumeClaim: [${nameOf(claim)}] is not ready. status.phase currently at: ${phase || 'none'}`,
  );
}

/** A claim is ready when it is bound, or pending when its class waits for the first consumer. */
export const volumeClaimRule = rule(judgeClaim, {
  limitSeconds: FIVE_MINUTES,
  timeoutText: pollingText,
  judgedOnRead: false,
});

/** A volume is ready when it is available or already bound. */
export const volumeRule = rule(
  (volume) => (['Available', 'Bound'].includes(textAt(volume, 'status', 'phase')) ? READY : waiting()),
  { limitSeconds: FIVE_MINUTES, timeoutText: pollingText, judgedOnRead: false },
);
