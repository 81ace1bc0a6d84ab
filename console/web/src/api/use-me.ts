import { useSuspenseQuery } from '@tanstack/react-query';
import type { Role } from '@zhengyun/domain/verb/actor.ts';
import { useTRPC } from './trpc.ts';

/** The signed-in person with the roles held. The frame loads it once, above every page. */
export function useMe() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.session.me.queryOptions(undefined, { staleTime: 60_000 }));
  return {
    ...data,
    /** Whether the person holds any of `roles`; an empty list means anyone signed in. */
    holdsAny: (roles: readonly Role[]) =>
      roles.length === 0 || data.grants.some((grant) => roles.includes(grant.role as Role)),
    /** Whether the person holds `role` for all clouds: what counts in every one of them is not for the authority of one to say. */
    holdsEverywhere: (role: Role) => data.grants.some((grant) => grant.role === role && !grant.cloud && !grant.tier),
  };
}
