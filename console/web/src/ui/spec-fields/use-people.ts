import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import type { PersonOption } from './bastion-fields.tsx';

/** The people of the caller's departments whom an order may name; none while they are not `wanted`. */
export function usePeople(wanted: boolean): readonly PersonOption[] {
  const { data } = useQuery(useTRPC().people.ofDepartment.queryOptions(undefined, { enabled: wanted }));
  return (data?.items ?? []).map(({ subject, name }) => ({ value: subject, label: `${name} · ${subject}` }));
}
