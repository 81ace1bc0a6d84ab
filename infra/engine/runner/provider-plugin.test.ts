import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseProvider } from './provider-plugin.ts';

async function pluginFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'plugins-'));
  const folder = join(root, 'resource-kubernetes-v4.32.0');
  await mkdir(folder);
  const file = join(folder, 'pulumi-resource-kubernetes');
  await writeFile(file, '');
  await chmod(file, 0o755);
  return root;
}

test('a new stack takes the official provider where it is installed', async () => {
  const root = await pluginFolder();
  const chosen = await chooseProvider(null, ['/nowhere', root]);
  expect(chosen).toEqual({
    choice: { kind: 'official', version: '4.32.0' },
    directory: join(root, 'resource-kubernetes-v4.32.0'),
  });
});

test('a new stack takes the stand-in where it is not', async () => {
  expect((await chooseProvider(null, ['/nowhere'])).choice.kind).toBe('stand-in');
});

test('a stack keeps the provider that made it, though the official one has arrived since', async () => {
  const recorded = { kind: 'stand-in', version: '4.32.0' } as const;
  expect((await chooseProvider(recorded, [await pluginFolder()])).choice).toEqual(recorded);
});

test('a stack whose official provider is gone is refused, never served by the stand-in', async () => {
  await expect(chooseProvider({ kind: 'official', version: '4.32.0' }, ['/nowhere'])).rejects.toThrow('put it there');
});
