/**
 * Compliance rules that the policy pack, the worker and the pages share: whether a person's exemption covers a finding,
 * and what the pack is told per run. Free of zod, because the pack's start-up is part of every delivery.
 */

/** Which objects an exemption is for; `*` stands for any run of characters, a missing field for anything. */
export interface ExemptionScope {
  /** Stack name, or `project/stack`. */
  readonly stack?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** A person's permission to leave a finding standing for a while. */
export interface Exemption {
  /** Name of the policy, e.g. `no-host-path`. */
  readonly policy: string;
  readonly where: ExemptionScope;
  readonly reason: string;
  /** Who granted it, as people know them. */
  readonly approver: string;
  /** First instant at which it no longer holds, ISO 8601 with Z. */
  readonly until: string;
}

/** The object a finding is about; null where there is none (a folder has no stack, a cluster-wide object no namespace). */
export interface ExemptionSubject {
  readonly stack: string | null;
  readonly project: string | null;
  readonly namespace: string | null;
  readonly name: string;
}

/** Content of a `--policy-pack-config` file: per policy its settings, `enforcementLevel`, `exemptions` and `judgedAt`. */
export type PackConfig = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The exemption among `exemptions` (all of one policy) that covers `subject` at `judgedAt`; null when none does. Fails
 * closed: an instant that can't be read, a reason or approver that is missing, or a scope that names nothing exempts nothing.
 */
export function exemptionOf<E extends Omit<Exemption, 'policy'>>(
  subject: ExemptionSubject,
  exemptions: readonly E[],
  judgedAt: string,
): E | null {
  const now = Date.parse(judgedAt);
  return (
    exemptions.find(
      ({ where, reason, approver, until }) =>
        now < Date.parse(until) && Boolean(reason) && Boolean(approver) && covers(where, subject),
    ) ?? null
  );
}

function covers(where: ExemptionScope, subject: ExemptionSubject): boolean {
  const { stack, namespace, name } = where ?? {};
  if (stack === undefined && namespace === undefined && name === undefined) return false;
  const stackName = stack?.includes('/') ? `${subject.project}/${subject.stack}` : subject.stack;
  return (
    (stack === undefined || (subject.stack !== null && stackName !== null && matchesPattern(stackName, stack))) &&
    (namespace === undefined || (subject.namespace !== null && matchesPattern(subject.namespace, namespace))) &&
    (name === undefined || matchesPattern(subject.name, name))
  );
}

/** Whether `text` is `pattern`, in which `*` stands for any run of characters and everything else for itself. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < head.length + tail.length) return false;
  let from = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= text.length - tail.length;
}

/** Words that an exempted finding carries, in Chinese: why, by whom, until when. */
export function exemptionWords({ reason, approver, until }: Omit<Exemption, 'policy'>): string {
  return `已豁免至 ${until}：${reason}（批准人：${approver}）`;
}

/**
 * What the pack is told for one run. `settings` are the configured properties per policy (registries, zones with public
 * addresses…); `judgedAt` is the instant exemptions are compared with, since no rule looks at a clock.
 */
export function packConfig(run: {
  readonly judgedAt: Date;
  readonly exemptions: readonly Exemption[];
  readonly settings?: PackConfig;
}): PackConfig {
  const config: Record<string, Record<string, unknown>> = {};
  for (const [policy, settings] of Object.entries(run.settings ?? {})) config[policy] = { ...settings };
  for (const { policy, ...exemption } of run.exemptions) {
    const own = config[policy] ?? {};
    const others = Array.isArray(own.exemptions) ? own.exemptions : [];
    config[policy] = { ...own, exemptions: [...others, exemption], judgedAt: run.judgedAt.toISOString() };
  }
  return config;
}

/** What differs between installations, as the pack's settings need it. */
export interface InstallationFacts {
  /** Zones of the clouds concerned; `architectures` only where the pool's processors are known. */
  readonly zones: readonly {
    readonly code: string;
    readonly publicAddress: boolean;
    readonly architectures?: readonly string[];
  }[];
  /** Zone of each tenancy's namespace concerned, as it was ordered; absent: what the objects themselves say. */
  readonly namespaceZones?: Readonly<Record<string, string>>;
  /** Namespaces of operators and gateways that tenancies' networks may open to, beside the cluster's name service; absent: the policy's own. */
  readonly operatorNamespaces?: readonly string[];
  /** Registries images may come from, as `host` or `host/path`; absent: the policy's own. */
  readonly registries?: readonly string[];
}

/** Settings of the policies that depend on the installation. A zone code that two clouds use is public only where both say so. */
export function installationSettings(facts: InstallationFacts): PackConfig {
  const { zones, namespaceZones, operatorNamespaces, registries } = facts;
  const codes = [...new Set(zones.map(({ code }) => code))];
  const ofCode = (code: string) => zones.filter((zone) => zone.code === code);
  const publicZones = codes.filter((code) => ofCode(code).every(({ publicAddress }) => publicAddress));
  const architectures = codes.flatMap((code) => {
    const known = ofCode(code).flatMap((zone) => zone.architectures ?? []);
    return known.length === 0 ? [] : [[code, [...new Set(known)]] as const];
  });
  return {
    'public-address-zone': { publicZones },
    'no-open-egress': { publicZones },
    'no-open-ingress': { publicZones },
    'zone-architecture': { architectures: Object.fromEntries(architectures) },
    ...(namespaceZones && { 'own-zone': { zones: { ...namespaceZones } } }),
    ...(operatorNamespaces && { 'own-network': { namespaces: [...new Set(['kube-system', ...operatorNamespaces])] } }),
    ...(registries && { 'trusted-registry': { registries: [...registries] } }),
  };
}
