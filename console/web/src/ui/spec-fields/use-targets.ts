import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useSpecText } from '../use-spec-text.ts';
import type { TargetOption } from './balancer-fields.tsx';

/** The tenancy that a line will live in: a system, on a cloud, in a zone. */
export interface TenancyPlace {
  readonly systemId: string | undefined;
  readonly cloud: string | undefined;
  readonly zone: string | undefined;
}

const MAY_STAND_BEHIND = ['cloud-host', 'container-space'];

/** Delivered hosts and container spaces of that tenancy, for a balancer to point at; none while the place is not complete. */
export function useTargets({ systemId, cloud, zone }: TenancyPlace, wanted: boolean): readonly TargetOption[] {
  const trpc = useTRPC();
  const specText = useSpecText();
  const enabled = wanted && systemId !== undefined && cloud !== undefined && zone !== undefined;
  const filter = { ...(systemId ? { systemId } : {}), state: ['active' as const], limit: 200 };
  const { data } = useQuery(trpc.resources.list.queryOptions(filter, { enabled }));
  if (!enabled) return [];
  return (data?.items ?? [])
    .filter((one) => one.cloud.slug === cloud && one.tenancy.zone === zone && MAY_STAND_BEHIND.includes(one.spec.item))
    .map((one) => ({ value: one.number.toLowerCase(), label: `${one.number} · ${specText(one.spec)}` }));
}
