import type { Manifest } from './manifest.ts';
import { listOf, recordOf, textOf } from './reading.ts';

/** Service accounts that a binding lets in, however it spells them. */
export interface BoundAccounts {
  /** Namespace the accounts live in; empty where the binding names none. */
  readonly namespace: string;
  /** One account's name; null: every account of the namespace. */
  readonly name: string | null;
  /** Place among the binding's subjects. */
  readonly index: number;
}

const ONE_ACCOUNT = /^system:serviceaccount:([^:]*):(.*)$/;
const ALL_OF_NAMESPACE = /^system:serviceaccounts:(.+)$/;

/**
 * The service accounts among the subjects of a RoleBinding or ClusterRoleBinding; none for any other kind. The API server knows an
 * account also as the user `system:serviceaccount:<namespace>:<name>` and as a member of the group
 * `system:serviceaccounts:<namespace>`, and a binding may name either.
 */
export function accountsBoundBy(object: Manifest): readonly BoundAccounts[] {
  if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
  return listOf(object.content.subjects).flatMap((subject, index) => {
    const account = accountOf(recordOf(subject));
    return account === null ? [] : [{ ...account, index }];
  });
}

function accountOf(subject: Readonly<Record<string, unknown>>): Omit<BoundAccounts, 'index'> | null {
  const name = textOf(subject.name);
  if (subject.kind === 'ServiceAccount') return { namespace: textOf(subject.namespace), name };
  if (subject.kind === 'Group') {
    const [, namespace] = ALL_OF_NAMESPACE.exec(name) ?? [];
    return namespace === undefined ? null : { namespace, name: null };
  }
  const [, namespace, account] = ONE_ACCOUNT.exec(name) ?? [];
  return namespace === undefined || account === undefined ? null : { namespace, name: account };
}
