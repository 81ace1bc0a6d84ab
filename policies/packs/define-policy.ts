import type { ResourceValidationPolicy, StackValidationPolicy } from '@pulumi/policy';
import { CONTROLS, citationOf, frameworkOf } from './controls.ts';
import { defaultsOf, EXEMPTION_PROPERTIES, type Settings } from './exemptions.ts';
import { findingOf, type Objection, type PolicyFinding } from './finding.ts';
import { type Manifest, toManifest } from './manifest/manifest.ts';
import { type Pod, podsOf } from './manifest/pod-template.ts';
import type { PolicyFacts } from './policy-facts.ts';

/** What a rule says against one object: empty when there is nothing. Each is a Chinese clause naming the place. */
export type Objections = readonly Objection[];

/** A policy as the engine takes it, with its rule as a pure function beside it for whoever judges without an engine. */
export type ObjectPolicy = ResourceValidationPolicy & {
  readonly facts: PolicyFacts;
  readonly judge: (object: Manifest, given: Settings) => readonly PolicyFinding[];
};
export type StackPolicy = StackValidationPolicy & {
  readonly facts: PolicyFacts;
  readonly judgeAll: (objects: readonly Manifest[], given: Settings) => readonly PolicyFinding[];
};
export type Policy = ObjectPolicy | StackPolicy;

/** The SDK also takes a violation as an object, with a level of its own; its types only tell of text. */
type Report = (violation: object, urn?: string) => void;

/** A policy over one Kubernetes object at a time; anything that isn't one is not applicable. */
export function objectPolicy(
  facts: PolicyFacts,
  rule: (object: Manifest, settings: Settings) => Objections,
): ObjectPolicy {
  const defaults = defaultsOf(facts.settings);
  const judge = (object: Manifest, given: Settings) => {
    const settings = { ...defaults, ...given };
    return rule(object, settings).map((objection) => findingOf(facts, { object, objection }, settings));
  };
  return {
    ...metadataOf(facts),
    facts,
    judge,
    validateResource: (args, report) => {
      const object = toManifest(args);
      if (object === null) return;
      const told = report as unknown as Report;
      decide(facts, told, () => {
        for (const finding of judge(object, args.getConfig<Settings>())) tell(told, finding);
      });
    },
  };
}

/** A policy over whatever makes pods: workloads, jobs, bare pods. Everything else has nothing to answer for. */
export function podPolicy(
  facts: PolicyFacts,
  rule: (pod: Pod, object: Manifest, settings: Settings) => Objections,
): ObjectPolicy {
  return objectPolicy(facts, (object, settings) => {
    return podsOf(object).flatMap((pod) => rule(pod, object, settings));
  });
}

/** A policy over all Kubernetes objects of a stack together, at the end of a preview or an update. */
export function stackPolicy(
  facts: PolicyFacts,
  rule: (
    objects: readonly Manifest[],
    settings: Settings,
  ) => readonly { readonly object: Manifest; readonly objection: Objection }[],
): StackPolicy {
  const defaults = defaultsOf(facts.settings);
  const judgeAll = (objects: readonly Manifest[], given: Settings) => {
    const settings = { ...defaults, ...given };
    return rule(objects, settings).map((found) => findingOf(facts, found, settings));
  };
  return {
    ...metadataOf(facts),
    facts,
    judgeAll,
    validateStack: (args, report) => {
      const objects = args.resources.map(toManifest).filter((object) => object !== null);
      const told = report as unknown as Report;
      decide(facts, told, () => {
        for (const finding of judgeAll(objects, args.getConfig<Settings>())) tell(told, finding);
      });
    },
  };
}

/** An exempted finding has a level of its own; any other has its policy's, which the run's configuration may change. */
function tell(report: Report, { policy, text, exempted, object }: PolicyFinding): void {
  const level = exempted ? { enforcementLevel: 'advisory' } : {};
  report({ name: policy.name, message: `${policy.description}\n${text}`, urn: object.urn, ...level }, object.urn);
}

/**
 * Says of a value that only the update will know that the policy waits for it: no pass, no refusal. The SDK's own guard throws
 * at the first touch, and its own words for it name neither the object nor what happens next.
 */
function decide(facts: PolicyFacts, report: Report, judge: () => void): void {
  try {
    judge();
  } catch (error) {
    if (!isUnknownValue(error)) throw error;
    const message = `${facts.description}\n尚未判定：预览时还不知道 ${error.props.join('.')} 的值，执行时知道后再判定`;
    report({ name: facts.name, message, enforcementLevel: 'advisory', undecided: true });
  }
}

function isUnknownValue(error: unknown): error is Error & { readonly props: readonly (string | symbol)[] } {
  return error instanceof Error && 'unknownTypeSentinel' in error;
}

function metadataOf(facts: PolicyFacts) {
  const [control] = facts.controls;
  return {
    name: facts.name,
    description: facts.description,
    enforcementLevel: facts.level,
    severity: facts.severity,
    remediationSteps: facts.remedy,
    framework: {
      ...frameworkOf(control),
      reference: facts.controls.map(citationOf).join(', '),
      specification: CONTROLS[control],
    },
    tags: facts.controls.map(citationOf),
    configSchema: { properties: { ...facts.settings, ...EXEMPTION_PROPERTIES } },
  };
}
