import { type Document, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { InputProblem } from './input-problem.ts';
import { type Position, positionOf } from './position-of.ts';
import type { ManifestFile } from './read-manifest-files.ts';

/** One Kubernetes object out of a file. */
export interface ParsedManifest {
  readonly file: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Line and column (from 1) of a field, or of the nearest part around it that is there. */
  readonly locate: (path: readonly (string | number)[]) => Position;
}

export interface ParsedFile {
  readonly manifests: readonly ParsedManifest[];
  /** Documents that are no Kubernetes objects: settings of other programs. */
  readonly passedOver: number;
  readonly problems: readonly InputProblem[];
}

/** An action of Go's templates, as Helm's charts have them. */
const TEMPLATE = /\{\{-?\s*[^}]*\}\}/;
/** What the API server takes for a group's version and for a kind; no policy can tell what anything else is. */
const API_VERSION = /^([a-z0-9.-]+\/)?[a-z0-9]+$/i;
const KIND = /^[a-z]([a-z0-9-]*[a-z0-9])?$/i;
/** How often aliases may repeat what they stand for: a few lines of them can stand for gigabytes. */
const ALIASES = 100;

/**
 * The Kubernetes objects of a file: several YAML documents, JSON, and lists taken apart. YAML is read as 1.1, as the
 * Kubernetes tools read it, so that `privileged: yes` is what it is to them.
 */
export function parseManifests({ path, text }: ManifestFile): ParsedFile {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.1', prettyErrors: false });
  const wrong = documents.flatMap((document) => document.errors);
  if (wrong.length > 0) {
    const template = TEMPLATE.exec(text);
    if (template !== null) {
      const { line, col } = lines.linePos(template.index);
      return refused({ code: 'HELM_TEMPLATE', file: path, line, column: col, detail: wrong[0]?.message ?? '' });
    }
    return refused(
      ...wrong.map((error): InputProblem => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { code: 'SYNTAX', file: path, line, column: col, detail: error.message };
      }),
    );
  }
  return together([...documents].map((document) => fromDocument({ file: path, document, lines })));
}

interface Source {
  readonly file: string;
  readonly document: Document.Parsed | Document;
  readonly lines: LineCounter;
}

function fromDocument(source: Source): ParsedFile {
  const { file, document, lines } = source;
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: ALIASES });
  } catch (error) {
    const { line, col } = lines.linePos(document.range?.[0] ?? 0);
    return refused({ code: 'SYNTAX', file, line, column: col, detail: (error as Error).message });
  }
  if (value === null || value === undefined) return { manifests: [], passedOver: 0, problems: [] };
  return fromValue(source, value, []);
}

function fromValue(source: Source, value: unknown, path: readonly (string | number)[]): ParsedFile {
  const locate = (within: readonly (string | number)[]) =>
    positionOf(source.document as { contents: Node | null }, [...path, ...within], source.lines);
  const { apiVersion, kind, items } = (isRecord(value) ? value : {}) as Record<string, unknown>;
  // Inside a list everything is an object; beside it a document may be another program's.
  if (apiVersion === undefined && kind === undefined && path.length === 0)
    return { manifests: [], passedOver: 1, problems: [] };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return refused({ code: 'INCOMPLETE_OBJECT', file: source.file, ...locate([]) });
  }
  if (Array.isArray(items)) {
    const typed = items.map((item) => withTypeOfList(item, apiVersion, kind));
    return together(typed.map((item, index) => fromValue(source, item, [...path, 'items', index])));
  }
  // Written for a program that makes manifests, not for a cluster.
  if (/^kustomize\.config\.k8s\.io\//.test(apiVersion)) return { manifests: [], passedOver: 1, problems: [] };
  const unfilled = unfilledIn(value as Record<string, unknown>);
  if (unfilled !== undefined) return refused({ code: 'HELM_TEMPLATE', file: source.file, ...locate(unfilled) });
  if (!API_VERSION.test(apiVersion) || !KIND.test(kind))
    return refused({ code: 'NO_SUCH_KIND', file: source.file, ...locate(['kind']), detail: `${apiVersion} ${kind}` });
  const manifest = { file: source.file, content: value as Record<string, unknown>, locate };
  return { manifests: [manifest], passedOver: 0, problems: [] };
}

/** An item of a typed list (`PodList`) that leaves out what the list says already, as the API server sends them and kubectl takes them. */
function withTypeOfList(item: unknown, apiVersion: string, kind: string): unknown {
  if (!isRecord(item) || kind === 'List') return item;
  return { apiVersion, kind: kind.replace(/List$/, ''), ...(item as object) };
}

/** Names that a template would fill in: elsewhere double braces may be meant for somebody else. */
const NAMES = [['kind'], ['apiVersion'], ['metadata', 'name'], ['metadata', 'namespace']];

function unfilledIn(value: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  return NAMES.find((path) => {
    const text = path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
    return typeof text === 'string' && TEMPLATE.test(text);
  });
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(...problems: readonly InputProblem[]): ParsedFile {
  return { manifests: [], passedOver: 0, problems };
}

function together(parts: readonly ParsedFile[]): ParsedFile {
  return {
    manifests: parts.flatMap(({ manifests }) => manifests),
    passedOver: parts.reduce((sum, part) => sum + part.passedOver, 0),
    problems: parts.flatMap(({ problems }) => problems),
  };
}
