import type {
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from '@pulumi/policy';
import { UnknownValueError, unknownCheckingProxy } from './policy-proxy.ts';
import type { SeenResource } from './run-program.ts';

export type AnyPolicy = ResourceValidationPolicy | StackValidationPolicy;

/** One thing a policy said about a program's resources. */
export interface Finding {
  readonly policy: string;
  /** Resource it is about; null when a stack policy speaks of the whole. */
  readonly resource: string | null;
  /**
   * `unknown`: the policy met a value that only the real run knows, and says so instead of passing ·
   * `exempted`: it found something, and reports it as advisory because a person let it stand.
   */
  readonly kind: 'violation' | 'exempted' | 'unknown';
  readonly message: string;
}

/** Configuration of policies by name, as a `--policy-pack-config` file would give it. */
export type PolicySettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The SDK takes a violation as text, or as an object with a level of its own. */
interface LeveledViolation {
  readonly message: string;
  readonly enforcementLevel?: 'advisory';
  /** Ours: it is about a value that only the real run knows. */
  readonly undecided?: boolean;
}
type Violation = string | LeveledViolation;
type Report = (violation: Violation, urn?: string) => void;

class NotApplicable extends Error {}

const NO_OPTIONS = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
  additionalSecretOutputs: [],
};

/** What `policies` say about `resources`, judged the way the policy server does: unknown values are met, not skipped. */
export async function judge(
  policies: readonly AnyPolicy[],
  resources: readonly SeenResource[],
  settings: PolicySettings = {},
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const policy of policies) {
    const context = { policy, config: settings[policy.name] ?? {}, findings };
    if ('validateStack' in policy) {
      const args = { ...basicsOf(context.config), resources: resources.map(toPolicyResource) };
      await attempt(context, null, (report) => policy.validateStack(args, report));
      continue;
    }
    const validations = [policy.validateResource ?? []].flat();
    for (const resource of resources) {
      const args = { ...basicsOf(context.config), ...toPolicyResource(resource) } as ResourceValidationArgs;
      for (const validate of validations) await attempt(context, resource.name, (report) => validate(args, report));
    }
  }
  return findings;
}

interface Context {
  readonly policy: AnyPolicy;
  readonly findings: Finding[];
}

async function attempt(
  { policy, findings }: Context,
  resource: string | null,
  run: (report: Report) => Promise<void> | void,
): Promise<void> {
  const finding = (kind: Finding['kind'], message: string, about = resource) =>
    findings.push({ policy: policy.name, resource: about, kind, message });
  try {
    await run((given, urn) => {
      const violation: LeveledViolation = typeof given === 'string' ? { message: given } : given;
      finding(kindOf(violation), violation.message, urn?.split('::').at(-1) ?? resource);
    });
  } catch (error) {
    if (error instanceof UnknownValueError) finding('unknown', error.message);
    else if (!(error instanceof NotApplicable)) throw error;
  }
}

function kindOf({ undecided, enforcementLevel }: LeveledViolation): Finding['kind'] {
  if (undecided) return 'unknown';
  return enforcementLevel === 'advisory' ? 'exempted' : 'violation';
}

function basicsOf(config: Readonly<Record<string, unknown>>) {
  return {
    stackTags: new Map<string, string>(),
    getConfig: <T extends object>() => config as T,
    notApplicable: (reason?: string): never => {
      throw new NotApplicable(reason);
    },
  };
}

function toPolicyResource(resource: SeenResource): PolicyResource {
  const [providerUrn = ''] = resource.provider.split(/::(?=[^:]*$)/);
  return {
    type: resource.type,
    name: resource.name,
    urn: `urn:pulumi:stack::project::${resource.type}::${resource.name}`,
    props: unknownCheckingProxy(resource.inputs),
    opts: { ...NO_OPTIONS, protect: resource.protect },
    ...(providerUrn === ''
      ? {}
      : { provider: { type: 'pulumi:providers:kubernetes', props: {}, urn: providerUrn, name: nameOf(providerUrn) } }),
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

const nameOf = (urn: string) => urn.split('::').at(-1) ?? '';
