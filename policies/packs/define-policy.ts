import type { PolicyConfigSchema, ResourceValidationPolicy, Severity, StackValidationPolicy } from '@pulumi/policy';
import { type Manifest, toManifest } from './manifest/manifest.ts';

/** Requirement a policy serves: a clause of a standard, or a numbered feature of the platform. */
export interface Control {
  readonly standard: 'GB/T 22239-2019' | 'F';
  /** Clause (`8.1.4.2`) or feature number (`19`). */
  readonly clause: string;
  /** Title of the clause or feature, as the standard has it. */
  readonly title: string;
}

interface PolicyFacts {
  readonly name: string;
  /** One Chinese sentence: what must hold. */
  readonly description: string;
  readonly controls: readonly [Control, ...Control[]];
  readonly severity: Severity;
  /** mandatory: the operation stops · advisory: shown beside the plan. */
  readonly level: 'advisory' | 'mandatory';
  /** One Chinese sentence: what to do. Ends every message. */
  readonly remedy: string;
  readonly configSchema?: PolicyConfigSchema;
}

/** What a rule says against one object: empty when there is nothing. Each entry is a Chinese clause naming the place. */
export type Objections = readonly string[];
type Settings = Readonly<Record<string, unknown>>;

/** A policy over one Kubernetes object at a time; anything that isn't one is not applicable. */
export function objectPolicy(
  facts: PolicyFacts,
  judge: (object: Manifest, settings: Settings) => Objections,
): ResourceValidationPolicy {
  return {
    ...metadataOf(facts),
    validateResource: (args, report) => {
      const object = toManifest(args);
      if (object === null) return;
      for (const objection of judge(object, args.getConfig<Settings>())) report(messageOf(object, objection, facts));
    },
  };
}

/** A policy over all Kubernetes objects of a stack together, at the end of a preview or an update. */
export function stackPolicy(
  facts: PolicyFacts,
  judge: (objects: readonly Manifest[]) => readonly { readonly object: Manifest; readonly objection: string }[],
): StackValidationPolicy {
  return {
    ...metadataOf(facts),
    validateStack: (args, report) => {
      const objects = args.resources.map(toManifest).filter((object) => object !== null);
      for (const { object, objection } of judge(objects)) report(messageOf(object, objection, facts), object.urn);
    },
  };
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
      name: control.standard === 'F' ? 'Zhengyun features' : control.standard,
      version: control.standard === 'F' ? '1' : '2019',
      reference: facts.controls.map(referenceOf).join(', '),
      specification: control.title,
    },
    tags: facts.controls.map(referenceOf),
    ...(facts.configSchema === undefined ? {} : { configSchema: facts.configSchema }),
  };
}

const referenceOf = ({ standard, clause }: Control) => (standard === 'F' ? `F${clause}` : `${standard} ${clause}`);

function messageOf(object: Manifest, objection: string, facts: PolicyFacts): string {
  return `${object.kind} ${object.name}：${objection}。${facts.remedy}（${facts.controls.map(referenceOf).join('、')}）`;
}
