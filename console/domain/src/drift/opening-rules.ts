import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import type { Opening, Openings } from '@zhengyun/interface/openings.ts';

/** What of a tenancy's namespace is the platform's own making, or its department's by right. */
export interface OwnObjects {
  /** Everything that the tenancy's stacks said they made. */
  readonly objects: readonly Pick<ObjectReference, 'kind' | 'name'>[];
  /** Printed numbers, lower case, of resources on their way: their objects begin with them, and no stack has said them yet. */
  readonly coming: readonly string[];
  /** Whether the department runs workloads there: then ingresses are its own to write, and what they lead to stays behind the walls. */
  readonly hasSpace: boolean;
}

/**
 * The openings that are nobody's who may make one: no stack of the tenancy made them, nor something that a stack made. Names and labels
 * prove nothing, since anyone may choose them; what the stacks said they made, and their ledger kept, does.
 */
export function foreignOpenings({ found, unread }: Openings, own: OwnObjects): Openings {
  const made = new Set(own.objects.map(({ kind, name }) => `${kind} ${name}`));
  const isMade = ({ kind, name }: { readonly kind: string; readonly name: string }) =>
    made.has(`${kind} ${name}`) || own.coming.some((number) => name === number || name.startsWith(`${number}-`));
  const isOwn = (opening: Opening) =>
    isMade(opening) ||
    (opening.owner !== null && isMade(opening.owner)) ||
    (opening.kind === 'Ingress' && own.hasSpace);
  return { found: found.filter((opening) => !isOwn(opening)), unread };
}

/** What an audit row says of openings, and two looks that saw the same say alike. */
export function openingNames({ found, unread }: Openings): readonly string[] {
  return [...found.map(({ kind, name }) => `${kind} ${name}`), ...unread.map((kind) => `${kind} ?`)].sort();
}
