import type { TermsFault } from './terms-rules.ts';

interface Parties {
  readonly operatorId: string;
  readonly supervisorId: string | null;
  readonly authorityId: string | null;
}

interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** What each party has to be. Who supervises a contract is a company that does so, or the authority itself. */
const KINDS = {
  operatorId: ['operator'],
  supervisorId: ['supervisor', 'authority'],
  authorityId: ['authority'],
} as const;
const NAMES = { operatorId: 'operator', supervisorId: 'supervisor', authorityId: 'authority' } as const;

/** Why these can't be the parties, or null: a provider that supervises itself (F23), or one that is not what it is to be. */
export function faultOfParties(parties: Parties, known: readonly Organisation[]): TermsFault | null {
  const of = (id: string) => known.find((each) => each.id === id);
  if (parties.operatorId === parties.supervisorId || parties.operatorId === parties.authorityId)
    return { code: 'PROVIDER_SUPERVISES', facts: { organisation: of(parties.operatorId)?.name ?? parties.operatorId } };
  for (const key of ['operatorId', 'supervisorId', 'authorityId'] as const) {
    const id = parties[key];
    if (id === null) continue;
    const kind = of(id)?.kind;
    if (!KINDS[key].some((known) => known === kind)) return { code: 'NOT_FOUND', facts: { what: NAMES[key] } };
  }
  return null;
}
