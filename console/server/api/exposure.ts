import { API_SCOPES, type ApiScope } from '@zhengyun/domain/api-clients/rules.ts';

/** Procedures that the API has not, each with the reason. */
export const NOT_SERVED: ReadonlyMap<string, string> = new Map([
  ['session.me', 'the same as people.me'],
  ['session.signOut', 'ends a browser session, and a bearer has none'],
]);

/** Commands that a program may give: everything else that changes something is a person's. */
export const PROGRAM_COMMANDS: readonly string[] = [
  'requests.submit',
  'requests.submitResize',
  'requests.submitRelease',
  'requests.submitExtend',
  'requests.withdraw',
  'fleet.createJoinToken',
  'metering.ingest',
  'metering.importUsage',
  'metering.amendUse',
];

/** Queries about the caller's own person, which a program has not. */
const OF_A_PERSON: readonly string[] = [
  'people.me',
  'approvals.inbox',
  'requests.draft',
  'requests.draftOf',
  'requests.drafts',
];

/** Commands whose answer is a secret: it is shown once and never kept, not for a repeated call either. */
export const SECRET_ANSWERS: readonly string[] = [
  'fleet.createJoinToken',
  'apiClients.issueKey',
  'apiClients.rotateKey',
  'webhooks.add',
];

/**
 * The scope that a key needs for the procedure; null: only a person may call it. Fails closed: an aggregate without a scope, and a
 * command that is not listed, is a person's.
 */
export function scopeFor(path: string, kind: 'query' | 'mutation'): ApiScope | null {
  if (OF_A_PERSON.includes(path) || (kind === 'mutation' && !PROGRAM_COMMANDS.includes(path))) return null;
  const wanted = `${path.split('.')[0]}:${kind === 'query' ? 'read' : 'write'}`;
  return API_SCOPES.find((scope) => scope === wanted) ?? null;
}
