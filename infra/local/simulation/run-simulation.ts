import type { ApiClient } from '../control-plane/api-client.ts';
import { applyHostStatus } from './apply-host-status.ts';
import { applyVolumeAction } from './apply-volume-action.ts';
import { planHostStatus, type VirtualMachine } from './plan-host-status.ts';
import { planVolumes } from './plan-volumes.ts';
import { reconcileLoop } from './reconcile-loop.ts';
import type { Claim, StorageClass, Volume } from './volume-objects.ts';
import { type ObjectStore, type WatchedObject, watchObjects } from './watch-objects.ts';

export interface SimulationOptions {
  /** Called once, when storage has been looked at for the first time. */
  readonly onReady: () => void;
  readonly onError: (what: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Plays the hardware that one machine does not have: storage behind claims of the simulated classes, and hypervisors that
 * start virtual machines. All it knows it reads from the API, so it may be stopped and started at any point. Ends with
 * the signal.
 */
export async function runSimulation(api: ApiClient, { onReady, onError, signal }: SimulationOptions): Promise<void> {
  const state: {
    classes?: ObjectStore<StorageClass>;
    claims?: ObjectStore<Claim>;
    volumes?: ObjectStore<Volume>;
    machines?: ObjectStore<VirtualMachine>;
  } = {};
  let ready = false;
  const volumes = reconcileLoop(
    async () => {
      if (!state.classes || !state.claims || !state.volumes) return;
      const actions = planVolumes({
        classes: state.classes.all(),
        claims: state.claims.all(),
        volumes: state.volumes.all(),
      });
      await Promise.all(actions.map((action) => applyVolumeAction(api, action)));
      if (!ready) onReady();
      ready = true;
    },
    { onError, signal },
  );
  const hosts = reconcileLoop(
    async () => {
      const { claims, machines } = state;
      if (!claims || !machines) return;
      const bound = (key: string): boolean => claims.get(key)?.status?.phase === 'Bound';
      await Promise.all(
        [...machines.all()].map(async (machine) => {
          const status = planHostStatus(machine, { bound, now: new Date() });
          if (status !== null) await applyHostStatus(api, machine, status);
        }),
      );
    },
    { onError, signal },
  );
  const watch = <T extends WatchedObject>(path: string, onChange: (store: ObjectStore<T>) => void): Promise<void> =>
    watchObjects<T>(api, { path, onChange, onError, signal });
  await Promise.all([
    watch<StorageClass>('/apis/storage.k8s.io/v1/storageclasses', (store) => {
      state.classes = store;
      volumes();
    }),
    watch<Claim>('/api/v1/persistentvolumeclaims', (store) => {
      state.claims = store;
      volumes();
      hosts();
    }),
    watch<Volume>('/api/v1/persistentvolumes', (store) => {
      state.volumes = store;
      volumes();
    }),
    watch<VirtualMachine>('/apis/kubevirt.io/v1/virtualmachines', (store) => {
      state.machines = store;
      hosts();
    }),
  ]);
}
