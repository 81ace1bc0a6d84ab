import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { TextDecoder } from 'node:util';
import { type InputProblem, UnreadableInput } from './input-problem.ts';

/** One file of manifests; `path` is as it was named from where the command was called. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

/** Far above any manifest a person writes, far below what would take this machine's memory. */
export interface ReadingBounds {
  readonly fileBytes: number;
  readonly files: number;
  readonly depth: number;
}
export const READING_BOUNDS: ReadingBounds = { fileBytes: 4 * 1024 * 1024, files: 5_000, depth: 32 };

const MANIFEST = /\.(ya?ml|json)$/i;
/** Folders no manifest of one's own is in. */
const PASSED_OVER = /^(\.|node_modules$)/;

/**
 * Every YAML and JSON file under `path` (a folder, or one file), in order of name. Symbolic links inside the folder are
 * judged where they lead; one that leads out of it is a problem, since it would judge somebody else's file, or miss one.
 * Throws UnreadableInput with all there is to say.
 */
export async function readManifestFiles(
  path: string,
  bounds: ReadingBounds = READING_BOUNDS,
): Promise<readonly ManifestFile[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UnreadableInput([{ code: 'NO_SUCH_PATH', file: path }]);
  const problems: InputProblem[] = [];
  const names = found.isDirectory() ? await namesUnder(path, bounds, problems) : [path];
  if (names.length > bounds.files) problems.push({ code: 'TOO_MANY', file: path, detail: String(bounds.files) });
  const files: ManifestFile[] = [];
  for (const name of problems.length === 0 ? names : []) {
    const text = await textOf(name, bounds);
    if (typeof text === 'string') files.push({ path: name, text });
    else problems.push(text);
  }
  if (problems.length > 0) throw new UnreadableInput(problems);
  return files;
}

async function namesUnder(root: string, bounds: ReadingBounds, problems: InputProblem[]): Promise<readonly string[]> {
  const names: string[] = [];
  const home = await realpath(root);
  const visit = async (folder: string, depth: number): Promise<void> => {
    if (depth > bounds.depth) {
      problems.push({ code: 'TOO_MANY', file: folder, detail: `${bounds.depth} /` });
      return;
    }
    for (const entry of await entriesOf(folder, problems)) {
      const name = join(folder, entry.name);
      if (PASSED_OVER.test(entry.name)) continue;
      if (entry.isSymbolicLink()) {
        if (!(await staysInside(name, home))) problems.push({ code: 'LEADS_OUTSIDE', file: name });
      } else if (entry.isDirectory()) await visit(name, depth + 1);
      else if (entry.isFile() && MANIFEST.test(entry.name)) names.push(name);
      if (names.length > bounds.files) return;
    }
  };
  await visit(root, 0);
  return names;
}

async function entriesOf(folder: string, problems: InputProblem[]): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push({ code: 'UNREADABLE', file: folder, detail: (error as Error).message });
    return [];
  }
}

/** A link into the folder leads to what is read anyway. */
async function staysInside(link: string, home: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  if (target === null) return false;
  const way = relative(home, resolve(target));
  return way !== '..' && !way.startsWith(`..${sep}`);
}

async function textOf(file: string, bounds: ReadingBounds): Promise<string | InputProblem> {
  try {
    const { size } = await stat(file);
    if (size > bounds.fileBytes) {
      return { code: 'TOO_LARGE', file, detail: `${size} > ${bounds.fileBytes}` };
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const code = error instanceof TypeError ? 'NOT_TEXT' : 'UNREADABLE';
    return { code, file, detail: `${basename(file)}: ${(error as Error).message}` };
  }
}
