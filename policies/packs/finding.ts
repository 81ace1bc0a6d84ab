import { exemptionWords } from '@zhengyun/rulebook/compliance.ts';
import { citationOf } from './controls.ts';
import { exemptionIn, type Settings } from './exemptions.ts';
import { type Manifest, stackOf } from './manifest/manifest.ts';
import type { PolicyFacts } from './policy-facts.ts';

/** Way to a field of an object: `['spec', 'containers', 0, 'image']`. */
export type Path = readonly (string | number)[];

/** What stands against an object, with the field it is about where one can be named. */
export type Objection = string | { readonly text: string; readonly path: Path };

/** One thing a policy found in one object. */
export interface PolicyFinding {
  readonly policy: PolicyFacts;
  readonly object: Manifest;
  /** Kind, name, objection, remedy and controls in one Chinese sentence; the exemption's words at the end. */
  readonly text: string;
  /** The field; empty when the finding is about the object as a whole. */
  readonly path: Path;
  readonly exempted: boolean;
}

/** An objection as a finding, under the exemption that covers the object if one does. */
export function findingOf(
  policy: PolicyFacts,
  found: { readonly object: Manifest; readonly objection: Objection },
  settings: Settings,
): PolicyFinding {
  const { object, objection } = found;
  const { text, path } = typeof objection === 'string' ? { text: objection, path: [] } : objection;
  const { namespace, name } = object;
  const exemption = exemptionIn(settings, { ...stackOf(object), namespace, name });
  const cited = policy.controls.map(citationOf).join('、');
  const sentence = `${object.kind} ${name}：${text}。${policy.remedy}（${cited}）`;
  return {
    policy,
    object,
    text: exemption === null ? sentence : `${sentence}${exemptionWords(exemption)}`,
    path,
    exempted: exemption !== null,
  };
}
