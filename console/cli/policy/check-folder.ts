import { type CheckFinding, judgeObjects, type PackSettings } from '@zhengyun/engine/policy-check/judge-objects.ts';
import { objectOfManifest } from '@zhengyun/engine/policy-check/judged-object.ts';
import { UnreadableInput } from './input-problem.ts';
import { type ParsedManifest, parseManifests } from './parse-manifests.ts';
import { readManifestFiles } from './read-manifest-files.ts';

/** A finding with its place; a stack's objects have none. */
export interface PlacedFinding extends CheckFinding {
  readonly file: string | null;
  /** From 1; null where there is no file. */
  readonly line: number | null;
  readonly column: number | null;
}

/** What was judged, and what was found. */
export interface CheckResult {
  readonly subject: string;
  /** What told the pack its settings and exemptions: a file given, the installation's console, or the policies' own defaults. */
  readonly judgedBy: 'given' | 'installation' | 'defaults';
  readonly objects: number;
  readonly files: number;
  /** Documents that are no Kubernetes objects. */
  readonly passedOver: number;
  /** Folders below that were not looked into: hidden ones and `node_modules`. */
  readonly leftOut: readonly string[];
  readonly findings: readonly PlacedFinding[];
}

/**
 * Judges every Kubernetes object under `path`. `namespace` stands for the namespace of an object that names none, as
 * `kubectl -n` would. Throws UnreadableInput, and then has judged nothing.
 */
export async function checkFolder(
  path: string,
  options: { readonly config: PackSettings; readonly namespace?: string | undefined },
): Promise<CheckResult> {
  const { files, leftOut } = await readManifestFiles(path);
  const parsed = files.map(parseManifests);
  const problems = parsed.flatMap((file) => file.problems);
  if (problems.length > 0) throw new UnreadableInput(problems);
  const manifests = parsed.flatMap((file) => file.manifests);
  if (manifests.length === 0) throw new UnreadableInput([{ code: 'NOTHING_TO_JUDGE', file: path }]);
  const objects = manifests.map(({ content }) => objectOfManifest(content, options.namespace));
  const findings = judgeObjects(objects, options.config);
  return {
    subject: path,
    judgedBy: Object.keys(options.config).length > 0 ? 'given' : 'defaults',
    objects: objects.length,
    files: files.length,
    passedOver: parsed.reduce((sum, file) => sum + file.passedOver, 0),
    leftOut,
    findings: placed(findings, manifests),
  };
}

/** By file and line, as a reader goes through them. */
function placed(findings: readonly CheckFinding[], manifests: readonly ParsedManifest[]): readonly PlacedFinding[] {
  const order = new Map(manifests.map(({ file }, index) => [file, index] as const).reverse());
  return findings
    .flatMap((finding): PlacedFinding[] => {
      const manifest = manifests[finding.object];
      return manifest === undefined ? [] : [{ ...finding, file: manifest.file, ...manifest.locate(finding.path) }];
    })
    .sort(
      (a, b) =>
        (order.get(a.file ?? '') ?? 0) - (order.get(b.file ?? '') ?? 0) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0),
    );
}
