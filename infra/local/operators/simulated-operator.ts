import type { Child, Children, OperatedObject } from './children.ts';

/** What the simulation wants for one object: its children, and the status it should show. */
export interface OperatorAnswer {
  readonly children: readonly Child[];
  /** Null: nothing is to be said yet. */
  readonly status: Readonly<Record<string, unknown>> | null;
}

export interface Moment {
  readonly present: Children;
  readonly now: Date;
  /** A fresh password, used only where a secret is made. */
  readonly password: string;
}

/** Plays one operator: what it would make of an object, as a pure function of what is there. */
export interface SimulatedOperator {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  answer(object: OperatedObject, moment: Moment): OperatorAnswer;
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime: string;
}

/** A condition of `object` that keeps its time while its status stays. */
export function condition(
  object: OperatedObject,
  wanted: Omit<Condition, 'lastTransitionTime' | 'status'> & { readonly isTrue: boolean },
  now: Date,
): Condition {
  const { isTrue, ...rest } = wanted;
  const status = isTrue ? 'True' : 'False';
  const before = (object.status?.conditions as readonly Condition[] | undefined)?.find(
    (candidate) => candidate.type === wanted.type && candidate.status === status,
  );
  const lastTransitionTime = before?.lastTransitionTime ?? now.toISOString().replace(/\.\d+Z$/, 'Z');
  return { ...rest, status, lastTransitionTime };
}

/** A pod's security context as the restricted standard wants it, of the pod and of its container. */
export const RESTRICTED = {
  pod: { runAsNonRoot: true, runAsUser: 26, seccompProfile: { type: 'RuntimeDefault' } },
  container: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
} as const;
