import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
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
/** Folders no manifest of one's own is in; a file is read whatever it is called. */
const PASSED_OVER = /^(\.|node_modules$)/;

/** What lies under a path. */
export interface FoundManifests {
  readonly files: readonly ManifestFile[];
  /** Folders that were not looked into, hidden ones and `node_modules`: the reader is told. */
  readonly leftOut: readonly string[];
}

/**
 * Every YAML and JSON file under `path` (a folder, or one file), in order of name, hidden files too. Symbolic links inside the folder
 * are read where they lead, once however many lead there; one that leads out of it is a problem, since it would judge somebody
 * else's file, or miss one. Throws UnreadableInput with all there is to say.
 */
export async function readManifestFiles(path: string, bounds: ReadingBounds = READING_BOUNDS): Promise<FoundManifests> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UnreadableInput([{ code: 'NO_SUCH_PATH', file: path }]);
  const search = new Search(bounds, await realpath(path));
  if (found.isDirectory()) await search.under(path);
  const names = found.isDirectory() ? search.names : [path];
  const { problems } = search;
  if (names.length > bounds.files) problems.push({ code: 'TOO_MANY', file: path, detail: String(bounds.files) });
  const files: ManifestFile[] = [];
  for (const name of problems.length === 0 ? names : []) {
    const text = await textOf(name, bounds);
    if (typeof text === 'string') files.push({ path: name, text });
    else problems.push(text);
  }
  if (problems.length > 0) throw new UnreadableInput(problems);
  return { files, leftOut: search.leftOut };
}

/** One walk through a folder, with what it came by. */
class Search {
  readonly names: string[] = [];
  readonly leftOut: string[] = [];
  readonly problems: InputProblem[] = [];
  readonly #bounds: ReadingBounds;
  readonly #home: string;
  /** Real paths of what was read, so that a link to it adds nothing and a circle of links ends. */
  readonly #seen = new Set<string>();
  readonly #links: { readonly name: string; readonly depth: number }[] = [];

  constructor(bounds: ReadingBounds, home: string) {
    this.#bounds = bounds;
    this.#home = home;
  }

  /** Links come last: what a file is called by its own name is known by then. */
  async under(root: string): Promise<void> {
    await this.#visit(root, 0);
    for (let link = this.#links.shift(); link !== undefined; link = this.#links.shift()) await this.#follow(link);
    this.names.sort();
  }

  async #visit(folder: string, depth: number): Promise<void> {
    if (!(await this.#isNew(folder))) return;
    if (depth > this.#bounds.depth) {
      this.problems.push({ code: 'TOO_MANY', file: folder, detail: `${this.#bounds.depth} /` });
      return;
    }
    for (const entry of await entriesOf(folder, this.problems)) {
      const name = join(folder, entry.name);
      if (entry.isSymbolicLink()) this.#links.push({ name, depth });
      else if (entry.isDirectory() && PASSED_OVER.test(entry.name)) this.leftOut.push(name);
      else if (entry.isDirectory()) await this.#visit(name, depth + 1);
      else if (MANIFEST.test(entry.name)) await this.#read(name, entry.isFile());
      if (this.names.length > this.#bounds.files) return;
    }
  }

  async #read(name: string, isFile: boolean): Promise<void> {
    if (!(await this.#isNew(name))) return;
    if (isFile) this.names.push(name);
    else this.problems.push({ code: 'UNREADABLE', file: name, detail: `${basename(name)}: no regular file` });
  }

  async #isNew(name: string): Promise<boolean> {
    const real = await realpath(name);
    if (this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }

  async #follow({ name, depth }: { readonly name: string; readonly depth: number }): Promise<void> {
    const target = await realpath(name).catch(() => null);
    if (target === null || !isInside(target, this.#home)) {
      this.problems.push({ code: 'LEADS_OUTSIDE', file: name });
      return;
    }
    const found = await stat(target);
    if (found.isDirectory()) await this.#visit(name, depth + 1);
    else if (MANIFEST.test(name)) await this.#read(name, found.isFile());
  }
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

function isInside(target: string, home: string): boolean {
  const way = relative(home, target);
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
