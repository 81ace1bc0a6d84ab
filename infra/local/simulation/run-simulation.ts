import { type ApiClient, ApiError } from '../control-plane/api-client.ts';
import { applyHostStatus } from './apply-host-status.ts';
import { applyVolumeAction } from './apply-volume-action.ts';
import { type HostInstance, planInstance } from './host-instance.ts';
import { planHostStatus, unboundClaims, type VirtualMachine } from './plan-host-status.ts';
import { planVolumes } from './plan-volumes.ts';
import { reconcileLoop } from './reconcile-loop.ts';
import type { Claim, StorageClass, Volume } from './volume-objects.ts';
import { keyOf, type ObjectStore, type WatchedObject, watchObjects } from './watch-objects.ts';

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
    instances?: ObjectStore<HostInstance>;
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
      const { claims, machines, instances } = state;
      if (!claims || !machines || !instances) return;
      const bound = (key: string): boolean => claims.get(key)?.status?.phase === 'Bound';
      await Promise.all([...machines.all()].map((machine) => play(api, machine, { bound, instances })));
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
    watch<HostInstance>('/apis/kubevirt.io/v1/virtualmachineinstances', (store) => {
      state.instances = store;
      hosts();
    }),
  ]);
}

/** Plays the hypervisor of one machine: what runs of it, then what it says of itself. */
async function play(
  api: ApiClient,
  machine: VirtualMachine,
  { bound, instances }: { bound: (claim: string) => boolean; instances: ObjectStore<HostInstance> },
): Promise<void> {
  const instance = instances.get(keyOf(machine));
  const request = planInstance(machine, instance, unboundClaims(machine, bound).length === 0);
  if (request !== null) await api.call(request).catch(unlessSettled);
  const status = planHostStatus(machine, { bound, instance, now: new Date() });
  if (status !== null) await applyHostStatus(api, machine, status);
}

/** Done already, or gone in between: the next round sees it. */
function unlessSettled(error: unknown): void {
  if (!(error instanceof ApiError && ['AlreadyExists', 'NotFound', 'Conflict'].includes(error.reason))) throw error;
}
