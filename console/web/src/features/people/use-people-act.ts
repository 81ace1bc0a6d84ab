import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';

/** What follows an act on people: fresh lists. */
export function usePeopleAct(): () => void {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: trpc.people.pathKey() });
}
