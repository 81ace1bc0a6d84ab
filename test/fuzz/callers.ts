import { SAMPLE_PEOPLE } from '@zhengyun/cli/sample/people.ts';
import { API_SCOPES } from '@zhengyun/domain/api-clients/rules.ts';
import { keyOf, tokenOf } from '../support/api-callers.ts';
import type { ConsoleServer } from '../support/console-server.ts';

/** Somebody who calls the API; `bearer` is got right before they call, since acts of weight need a fresh sign-in. Null: none. */
export interface Caller {
  readonly name: string;
  readonly bearer: (server: ConsoleServer) => Promise<string | null>;
}

const ORDERER = { role: 'applicant', owner: 'applicant', department: 'drug-regulator' } as const;

/** Nobody, whoever has a key that was never issued, programs of every role with all scopes and one with a single one, and a person of every role. */
export const CALLERS: readonly Caller[] = [
  { name: 'stranger', bearer: async () => null },
  { name: 'forger', bearer: async () => `zy_${'a'.repeat(12)}_${'b'.repeat(43)}` },
  { name: 'program', bearer: (server) => keyOf(server, { ...ORDERER, scopes: API_SCOPES }) },
  { name: 'program-narrow', bearer: (server) => keyOf(server, { ...ORDERER, scopes: ['requests:read'] }) },
  {
    name: 'program-engineer',
    bearer: (server) => keyOf(server, { role: 'platform-engineer', owner: 'engineer', scopes: API_SCOPES }),
  },
  {
    name: 'program-finance',
    bearer: (server) => keyOf(server, { role: 'finance', owner: 'finance', scopes: API_SCOPES }),
  },
  {
    name: 'program-auditor',
    bearer: (server) => keyOf(server, { role: 'auditor', owner: 'auditor', scopes: API_SCOPES }),
  },
  ...SAMPLE_PEOPLE.filter(({ role }, index) => SAMPLE_PEOPLE.findIndex((each) => each.role === role) === index).map(
    ({ slug }): Caller => ({ name: slug, bearer: (server) => tokenOf(server, slug) }),
  ),
];
