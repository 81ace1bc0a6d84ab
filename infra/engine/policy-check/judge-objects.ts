import type { Policy } from '@zhengyun/packs/define-policy.ts';
import type { Path, PolicyFinding } from '@zhengyun/packs/finding.ts';
import { toManifest } from '@zhengyun/packs/manifest/manifest.ts';
import { POLICIES } from '@zhengyun/packs/policies.ts';
import type { JudgedObject } from './judged-object.ts';
import { PolicyFailed } from './policy-failed.ts';

/** Content of a `--policy-pack-config` file, levels written as objects. */
export type PackSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One thing the pack has against one object. */
export interface CheckFinding {
  readonly policy: string;
  readonly level: 'mandatory' | 'advisory';
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  /** A person let it stand: it is advisory, and the message says why, by whom and until when. */
  readonly exempted: boolean;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  /** Empty when the object is in no stack. */
  readonly urn: string;
  /** Which of the judged objects, from 0. */
  readonly object: number;
  /** The field; empty when the finding is about the object as a whole. */
  readonly path: Path;
  /** One Chinese sentence: objection, what to do, controls. */
  readonly message: string;
}

/**
 * What the pack says of `objects`, without an engine, by the same rules as at preview and with `config` as the engine would
 * pass it on. What isn't Kubernetes is passed over. Throws PolicyFailed, e.g. where a setting has the wrong form: nobody else
 * checks that.
 */
export function judgeObjects(objects: readonly JudgedObject[], config: PackSettings = {}): readonly CheckFinding[] {
  const manifests = objects.map(({ content, provider, isProtected, ...named }) =>
    toManifest({
      ...named,
      props: { ...content },
      opts: { protect: isProtected },
      ...(provider === null ? {} : { provider: { name: provider } }),
    }),
  );
  const known = manifests.filter((manifest) => manifest !== null);
  const places = new Map(manifests.map((manifest, index) => [manifest, index]));
  return POLICIES.flatMap((policy) => {
    const { enforcementLevel: own, ...settings } = config[policy.name] ?? {};
    const level = own ?? config.all?.enforcementLevel ?? policy.facts.level;
    if (level === 'disabled') return [];
    return findingsOf(policy, known, settings).map((finding) => ({
      policy: policy.name,
      level: finding.exempted || level !== 'mandatory' ? ('advisory' as const) : ('mandatory' as const),
      severity: policy.facts.severity,
      exempted: finding.exempted,
      kind: finding.object.kind,
      namespace: finding.object.namespace,
      name: finding.object.name,
      urn: finding.object.urn,
      object: places.get(finding.object) ?? 0,
      path: finding.path,
      message: finding.text,
    }));
  });
}

type Manifests = Parameters<Extract<Policy, { judgeAll: unknown }>['judgeAll']>[0];

function findingsOf(
  policy: Policy,
  manifests: Manifests,
  settings: Readonly<Record<string, unknown>>,
): readonly PolicyFinding[] {
  try {
    return 'judgeAll' in policy
      ? policy.judgeAll(manifests, settings)
      : manifests.flatMap((manifest) => policy.judge(manifest, settings));
  } catch (cause) {
    throw new PolicyFailed(policy.name, cause);
  }
}
