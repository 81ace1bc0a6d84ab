import { CLOUD_RIGHTS, rightText } from '@zhengyun/interface/cloud-rights.ts';
import { DANGERS, type ReviewedRule, type RightsReview } from '@zhengyun/interface/rights-review.ts';
import type { CredentialRights, HeldDanger, RightsLine, RightsStatus } from './schemas.ts';

/** Who may have credentials asked with again. */
export const ASKERS = ['platform-engineer'] as const;

/** One verb on one kind; `names`: on these objects alone, empty on all. */
export interface NeededRight {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly names: readonly string[];
}
type Kind = Omit<NeededRight, 'verb'>;

/** What a cloud's own credential needs. */
export const CLOUD_NEEDS: readonly NeededRight[] = CLOUD_RIGHTS.map((right) => ({ ...right, names: [] }));

interface GrantedRule {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly only: readonly string[];
}

/** What the account of tenancy operations needs: the rules its cloud's deployment gave it; null while those are not known. */
export function tenancyNeeds(rules: readonly GrantedRule[] | null): readonly NeededRight[] | null {
  if (rules === null) return null;
  return rules.flatMap(({ groups, resources, verbs, only }) =>
    groups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => ({ verb, group, resource, names: only }))),
    ),
  );
}

/** What every account of a cluster may (system:basic-user, system:cluster-trust-bundle-discovery): nobody's excess. */
const EVERYONE: readonly { readonly group: string; readonly resource: string }[] = [
  { group: 'authorization.k8s.io', resource: 'selfsubjectaccessreviews' },
  { group: 'authorization.k8s.io', resource: 'selfsubjectrulesreviews' },
  { group: 'authentication.k8s.io', resource: 'selfsubjectreviews' },
  { group: 'certificates.k8s.io', resource: 'clustertrustbundles' },
];

/** Whether a need for `need` makes `verb` on `kind` no excess. A wildcard is needed by who needs the wildcard itself. */
function isNeeded(need: NeededRight, verb: string, kind: Kind): boolean {
  const sameKind = need.group === kind.group && need.resource === kind.resource;
  const sameNames =
    need.names.length === 0 || (kind.names.length > 0 && kind.names.every((name) => need.names.includes(name)));
  return need.verb === verb && sameKind && sameNames;
}

/** Rules as one line a kind and place, each verb held against the needs, lines with an excess first. `needs` null: not known. */
export function linesOf(rules: readonly ReviewedRule[], needs: readonly NeededRight[] | null): RightsLine[] {
  const held = rules
    .flatMap(({ namespace, groups, resources, verbs, names }) =>
      groups.flatMap((group) =>
        resources.map((resource) => ({ namespace, group, resource, verbs, names: names.toSorted() })),
      ),
    )
    .filter(({ group, resource }) => !EVERYONE.some((each) => each.group === group && each.resource === resource));
  const merged = Map.groupBy(held, ({ namespace, group, resource, names }) =>
    JSON.stringify([namespace, group, resource, names]),
  );
  const lines = [...merged.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { namespace, group, resource, names } = first;
    const verbs = [...new Set([first, ...more].flatMap((rule) => rule.verbs))].toSorted();
    const of = (verb: string) => needs?.some((need) => isNeeded(need, verb, { group, resource, names }));
    const wanted = needs?.filter((need) => need.group === group && need.resource === resource) ?? [];
    const needed = [...new Set(wanted.map(({ verb }) => verb))].toSorted();
    return [{ namespace, group, resource, names, verbs, needed, excess: needs && verbs.filter((verb) => !of(verb)) }];
  });
  return lines.toSorted(
    (a, b) =>
      Number((b.excess?.length ?? 0) > 0) - Number((a.excess?.length ?? 0) > 0) ||
      compare(a.namespace ?? '', b.namespace ?? '') ||
      compare(`${a.group}/${a.resource}`, `${b.group}/${b.resource}`),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Every right beyond need, as text; null while what is needed is not known. */
export function excessOf(lines: readonly RightsLine[]): readonly string[] | null {
  if (lines.some(({ excess }) => excess === null)) return null;
  return lines.flatMap(({ excess, group, resource, namespace, names }) =>
    (excess ?? []).map((verb) => {
      const text = rightText({ verb, group, resource, ...(namespace === null ? {} : { namespace }) });
      return names.length === 0 ? text : `${text} (${names.join(', ')})`;
    }),
  );
}

const has = (list: readonly string[], entry: string) => list.includes(entry) || list.includes('*');

/** Needed rights that no rule on the whole cluster gives, as text. Says nothing (empty) where the rules are not all there are. */
export function lackingOf({ complete, rules }: RightsReview, needs: readonly NeededRight[] | null): readonly string[] {
  if (!complete || needs === null) return [];
  const wide = rules.filter(({ namespace }) => namespace === null);
  const missing = needs.filter(
    ({ verb, group, resource, names }) =>
      !wide.some(
        (rule) =>
          has(rule.verbs, verb) &&
          has(rule.groups, group) &&
          has(rule.resources, resource) &&
          (rule.names.length === 0 || (names.length > 0 && names.every((name) => rule.names.includes(name)))),
      ),
  );
  return [...new Set(missing.map(rightText))];
}

/** Dangers that were granted, each with what of it is needed: an excess is dangerous, a need is worth knowing. */
export function dangersOf(found: RightsReview['dangers'], needs: readonly NeededRight[] | null): HeldDanger[] {
  return found.map(({ name, granted }) => {
    const rights = DANGERS[name].filter((right) => granted.includes(rightText(right)));
    const needed = rights.filter(({ verb, ...kind }) =>
      needs?.some((need) => isNeeded({ ...need, names: [] }, verb, { ...kind, names: [] })),
    );
    return { name, granted, needed: needed.map(rightText) };
  });
}

interface KnownRights {
  readonly answeredAt: Date | null;
  readonly complete: boolean | null;
  readonly excess: readonly string[] | null;
  readonly lacking: readonly string[] | null;
}
/** Nobody has asked: that is not the same as no rights. */
export const UNKNOWN_RIGHTS: CredentialRights = { status: 'unknown', triedAt: null, reason: null, answer: null };

interface RightsFacts extends KnownRights {
  readonly heldSince: Date;
  readonly triedAt: Date | null;
  readonly reason: string | null;
  readonly lines: readonly RightsLine[] | null;
  readonly dangers: readonly HeldDanger[] | null;
}

/** A stored credential's rights as pages show them. */
export function rightsView(row: RightsFacts): CredentialRights {
  const { answeredAt, complete, excess, lacking, lines, dangers, triedAt, reason, heldSince } = row;
  const isOfThis = answeredAt !== null && answeredAt >= heldSince;
  return {
    status: rightsStatus(row, heldSince),
    triedAt: triedAt?.toISOString() ?? null,
    reason,
    answer: isOfThis
      ? {
          at: answeredAt.toISOString(),
          complete: complete ?? false,
          lines: [...(lines ?? [])],
          dangers: [...(dangers ?? [])],
          excess: excess && [...excess],
          lacking: [...(lacking ?? [])],
        }
      : null,
  };
}

/** What is known of the rights of a credential that is held since `heldSince`; an answer from before is another credential's. */
export function rightsStatus(known: KnownRights | null, heldSince: Date): RightsStatus {
  if (!known?.answeredAt || known.answeredAt < heldSince) return 'unknown';
  if (known.lacking && known.lacking.length > 0) return 'lacking';
  if (known.excess === null) return 'unknown';
  if (known.excess.length > 0) return 'exceeding';
  return known.complete ? 'fitting' : 'unknown';
}

const RETRY_SECONDS = 300;

/** When to ask again: in turn after an answer; sooner after none, yet not at once. */
export function nextReview(outcome: string, everySeconds: number, now: Date): Date {
  const seconds = outcome === 'answered' ? everySeconds : Math.min(everySeconds, RETRY_SECONDS);
  return new Date(now.getTime() + seconds * 1_000);
}
