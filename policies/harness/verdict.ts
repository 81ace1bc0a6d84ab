import { type AnyPolicy, judge, type PolicySettings } from './judge.ts';
import type { SeenResource } from './run-program.ts';

/** Any Kubernetes object, as a program would write it. */
export type Content = Readonly<Record<string, unknown>>;

/** A registered resource of `type` (`apps/v1:Deployment`) with `content`, through the stack's own provider. */
export function resourceOf(type: string, content: Content, provider = 'cluster'): SeenResource {
  return {
    type: `kubernetes:${type}`,
    name: 'subject',
    inputs: { ...content },
    secrets: [],
    custom: true,
    provider: `urn:pulumi:stack::project::pulumi:providers:kubernetes::${provider}::id`,
    parent: '',
    protect: false,
    retainOnDelete: false,
    deletedWith: '',
    dependsOn: [],
  };
}

/** Messages of `policy` about `resources`; what it could not judge yet reads `unknown: …`, what a person let stand `exempted: …`. */
export async function verdict(
  policy: AnyPolicy,
  resources: SeenResource | readonly SeenResource[],
  settings: PolicySettings[string] = {},
): Promise<readonly string[]> {
  const findings = await judge([policy], [resources].flat(), { [policy.name]: settings });
  return findings.map(({ kind, message }) => (kind === 'violation' ? message : `${kind}: ${message}`));
}
