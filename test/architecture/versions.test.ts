import { describe, expect, it } from 'vitest';
import { textOf, trackedFiles } from './sources.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = trackedFiles()
  .filter((path) => path.endsWith('package.json'))
  .map((path) => ({ path, manifest: JSON.parse(textOf(path)) as Manifest }));

const wanted = manifests.flatMap(({ path, manifest }) =>
  Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(([name, version]) => ({
    path,
    name,
    version,
  })),
);

describe('third parties', () => {
  it('have one exact version wherever they are named', () => {
    const outside = wanted.filter(({ name }) => !name.startsWith('@zhengyun/'));
    const inexact = outside
      .filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(({ path, name, version }) => `${path}: ${name} ${version}`);
    const byName = Map.groupBy(outside, ({ name }) => name);
    const split = [...byName]
      .filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1)
      .map(([name]) => name);
    expect({ inexact, split }).toEqual({ inexact: [], split: [] });
  });

  it('keep all of @trpc at the one version its TanStack binding asks for', () => {
    const versions = new Set(wanted.filter(({ name }) => name.startsWith('@trpc/')).map(({ version }) => version));
    expect([...versions]).toEqual(['11.22.1']);
  });

  it('resolve workspaces from the tree', () => {
    expect(wanted.filter(({ name, version }) => name.startsWith('@zhengyun/') && version !== '*')).toEqual([]);
  });
});
