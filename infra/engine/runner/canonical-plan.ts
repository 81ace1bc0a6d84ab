import { createHash } from 'node:crypto';
import type { CanonicalPlan } from './contract.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Properties = Readonly<Record<string, unknown>>;

/** The part of the engine's plan file (version 1) that says what would be done. */
export interface EnginePlan {
  readonly resourcePlans?: Readonly<Record<string, EngineResourcePlan>>;
}
interface EngineResourcePlan {
  readonly goal?:
    | (Properties & { readonly type: string; readonly inputDiff?: EngineDiff; readonly outputDiff?: EngineDiff })
    | null;
  readonly steps?: readonly string[];
}
interface EngineDiff {
  readonly adds?: Properties;
  readonly updates?: Properties;
  readonly deletes?: readonly string[];
}

/** The engine's mark of a special value, and the kind that is a secret. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const PROVIDER_TYPE = 'pulumi:providers:';
/** Options that bind what is done; time, seeds, proposed outputs and alias bookkeeping are left out. */
const OPTIONS = [
  'type',
  'name',
  'custom',
  'parent',
  'protect',
  'deleteBeforeReplace',
  'ignoreChanges',
  'id',
  'customTimeouts',
];

/**
 * What is approved: every resource with its steps, inputs and options, ordered by URN, without what differs between two
 * previews of one program. `digestOf` maps a ciphertext to a keyed digest of its plain value, so a changed secret changes
 * the plan and the plan tells nobody the secret. A provider's own credential is how the cluster is reached and not what
 * is made there: it is left out, so a renewed token keeps an approval valid.
 */
export function canonicalPlan(plan: EnginePlan, digestOf: (ciphertext: string) => string): CanonicalPlan {
  const resources = Object.entries(plan.resourcePlans ?? {})
    .sort(([a], [b]) => order(a, b))
    .map(([urn, resource]) => canonicalResource(urn, resource, digestOf));
  return { version: 1, resources };
}

/** A plan of deletions, which the engine has no plan file for: the URNs that would go, with the objects' ids. */
export function canonicalDestroyPlan(deletions: readonly { urn: string; type: string; id: string }[]): CanonicalPlan {
  const resources = deletions
    .map(({ urn, type, id }) => ({ urn, type, id, steps: ['delete'] }))
    .sort((a, b) => order(a.urn, b.urn));
  return { version: 1, resources };
}

/** A plan of what a refresh would take in, which the engine has no plan file for either: per object, each property as found. */
export function canonicalRefreshPlan(
  found: readonly { urn: string; type: string; op: string; changes: readonly object[] }[],
): CanonicalPlan {
  const resources = found
    .map(({ urn, type, op, changes }) => ({ urn, type, steps: [`refresh-${op}`], changes: stable(changes) }))
    .sort((a, b) => order(a.urn, b.urn));
  return { version: 1, resources };
}

/** SHA-256 (hex) of the plan's canonical JSON text: the number that people approve. */
export function planHash(plan: CanonicalPlan): string {
  return createHash('sha256').update(canonicalText(plan)).digest('hex');
}

/** JSON text with keys in order: equal for equal values, also for one that came back from a store that keeps no order. */
export function canonicalText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(stable(value));
}

function canonicalResource(
  urn: string,
  resource: EngineResourcePlan,
  digestOf: (ciphertext: string) => string,
): Record<string, Json> {
  const goal = resource.goal;
  const steps = [...(resource.steps ?? [])];
  if (!goal) return { urn, steps };
  const isProvider = goal.type.startsWith(PROVIDER_TYPE);
  const read = (diff: EngineDiff | undefined) => canonicalDiff(isProvider ? withoutSecrets(diff) : diff, digestOf);
  const inputs = read(goal.inputDiff);
  const idle = isProvider && steps.join() === 'update' && Object.keys(inputs).length === 0;
  const options: Record<string, Json> = {};
  for (const option of OPTIONS) if (goal[option] !== undefined) options[option] = stable(goal[option]);
  return {
    urn,
    steps: idle ? ['same'] : steps,
    inputs,
    outputs: read(goal.outputDiff),
    options,
    provider: typeof goal.provider === 'string' ? providerUrn(goal.provider) : '',
    dependencies: sorted(goal.dependencies),
    propertyDependencies: canonicalDependencies(goal.propertyDependencies),
  };
}

function canonicalDiff(diff: EngineDiff | undefined, digestOf: (ciphertext: string) => string): Record<string, Json> {
  const canonical: Record<string, Json> = {};
  if (diff?.adds && Object.keys(diff.adds).length > 0) canonical.adds = sealed(diff.adds, digestOf);
  if (diff?.updates && Object.keys(diff.updates).length > 0) canonical.updates = sealed(diff.updates, digestOf);
  if (diff?.deletes && diff.deletes.length > 0) canonical.deletes = sorted(diff.deletes);
  return canonical;
}

function withoutSecrets(diff: EngineDiff | undefined): EngineDiff {
  const plain = (properties: Properties | undefined) =>
    Object.fromEntries(Object.entries(properties ?? {}).filter(([, value]) => !holdsSecret(value)));
  return { adds: plain(diff?.adds), updates: plain(diff?.updates), deletes: diff?.deletes ?? [] };
}

function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ((value as Properties)[SIGNATURE] === SECRET) return true;
  return Object.values(value).some(holdsSecret);
}

/** Copies `value` with its keys in order and each ciphertext replaced by its digest. */
function sealed(value: unknown, digestOf: (ciphertext: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => sealed(item, digestOf));
  if (typeof value !== 'object' || value === null) return value as Json;
  const properties = value as Properties;
  if (properties[SIGNATURE] === SECRET && typeof properties.ciphertext === 'string') {
    return { secret: digestOf(properties.ciphertext) };
  }
  return Object.fromEntries(
    Object.keys(properties)
      .sort(order)
      .map((key) => [key, sealed(properties[key], digestOf)]),
  );
}

function canonicalDependencies(value: unknown): Json {
  const entries = Object.entries((value ?? {}) as Properties).filter(
    ([, urns]) => Array.isArray(urns) && urns.length > 0,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => order(a, b)).map(([key, urns]) => [key, sorted(urns)]));
}

/** A provider reference is `urn::id`; the id is made at the first update and says nothing of what is done. */
function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf('::'));
}

function sorted(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String).sort(order) : [];
}

function stable(value: unknown): Json {
  return sealed(value, (ciphertext) => ciphertext);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
