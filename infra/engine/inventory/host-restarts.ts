import type { ObservedObject } from '@zhengyun/interface/inventory.ts';

/** A `VirtualMachine` as far as it says that what runs is not what is asked for. */
export interface RestartableHost {
  readonly metadata: { readonly generation?: number; readonly deletionTimestamp?: string };
  readonly spec?: { readonly runStrategy?: string };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** What runs of a host: KubeVirt's `VirtualMachineInstance` of its name. */
export interface HostInstance {
  readonly metadata: {
    readonly uid: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** Condition of a host whose change takes a restart; KubeVirt sets it under its default strategy for changes, and removes it on a start. */
export const RESTART_REQUIRED = 'RestartRequired';
/** Generation of its host that an instance was started from. */
const STARTED_FROM = 'kubevirt.io/vm-generation';

/**
 * Whether `instance` has to end, so that its host starts again as it is asked for now. Never of a host that is to be off or is
 * going, nor on a word of an earlier generation, nor of an instance that is ending or was started from the newest one: asking
 * twice restarts once.
 */
export function mustRestart(host: RestartableHost, instance: HostInstance): boolean {
  const { generation, deletionTimestamp } = host.metadata;
  if (deletionTimestamp !== undefined || host.spec?.runStrategy !== 'Always') return false;
  const observed = host.status?.observedGeneration;
  if (generation !== undefined && observed !== undefined && observed < generation) return false;
  const isAsked = host.status?.conditions?.some(({ type, status }) => type === RESTART_REQUIRED && status === 'True');
  if (isAsked !== true || instance.metadata.deletionTimestamp !== undefined) return false;
  return instance.metadata.annotations?.[STARTED_FROM] !== String(generation);
}

/** The part of a line's hosts that may be down at once. */
const PART_AT_ONCE = 4n;

/**
 * The hosts among `objects` to be restarted now: at most a quarter of them, and at least one, is down at a time, so that a line of
 * several goes on serving; one that does not come back holds the others up, as they were.
 */
export function nextRestarts(objects: readonly ObservedObject[]): readonly ObservedObject[] {
  const hosts = objects.filter(({ kind }) => kind === 'VirtualMachine');
  const waiting = hosts.filter(({ ready, reason }) => ready === false && reason.startsWith(RESTART_REQUIRED));
  const down = hosts.filter((host) => host.ready === false && !waiting.includes(host)).length;
  const atOnce = Math.max(1, Number(BigInt(hosts.length) / PART_AT_ONCE));
  return waiting.slice(0, Math.max(0, atOnce - down));
}
