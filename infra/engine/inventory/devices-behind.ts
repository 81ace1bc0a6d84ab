import { bytesOf } from './bytes.ts';
import { type ClusterObject, notYet, type Readiness } from './cluster-object.ts';

/** What a driver says of the devices on a node (dynamic resource allocation). */
export interface DeviceSlice {
  readonly spec?: {
    readonly driver?: string;
    readonly devices?: readonly {
      readonly capacity?: Readonly<Record<string, { readonly value?: string }>>;
    }[];
  };
}

/** A quota, as far as it counts devices of a class. */
export interface DeviceQuota {
  readonly spec?: { readonly hard?: Readonly<Record<string, string>> };
}

/** The selector of a claim template as the component of GPU shares writes it: whose device, and the memory it has at least. */
const SELECTOR = /^device\.capacity\['([^']+)'\]\.memory\.compareTo\(quantity\('([^']+)'\)\) >= 0$/;

/**
 * Why shares of GPUs are not there although their template and quota are; null when the driver says it has as many devices of that
 * memory on the cluster as were ordered, or when the template is none of ours. Which pod gets which device, and whether one is free
 * just now, is the scheduler's to say as a pod asks.
 */
export function devicesBehind(
  template: ClusterObject,
  seen: { readonly quotas: readonly DeviceQuota[]; readonly slices: readonly DeviceSlice[] },
): Readiness | null {
  const asked = template.spec?.spec?.devices?.requests?.[0]?.exactly;
  const [, driver, memory] = SELECTOR.exec(asked?.selectors?.[0]?.cel?.expression ?? '') ?? [];
  const least = bytesOf(memory);
  const key = `${asked?.deviceClassName ?? ''}.deviceclass.resource.k8s.io/devices`;
  const ordered = seen.quotas.map(({ spec }) => spec?.hard?.[key]).find((count) => count !== undefined);
  if (driver === undefined || least === null || ordered === undefined) return null;
  const offered = seen.slices
    .filter(({ spec }) => spec?.driver === driver)
    .flatMap(({ spec }) => spec?.devices ?? [])
    .filter(({ capacity }) => (bytesOf(capacity?.memory?.value) ?? 0n) >= least).length;
  if (offered >= Number(ordered)) return null;
  return notYet(`driver ${driver} offers ${offered} devices of ${memory} or more, and ${ordered} are ordered`);
}
