import { describe, expect, it } from 'vitest';
import { EMPTY_NAMES, ROOMS } from './rooms.ts';
import { readSources, trackedFiles } from './sources.ts';

const files = trackedFiles();
/** Lower case and hyphens; language tags keep their own form (zh-CN.ts). */
const KEBAB = /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*|[a-z]{2}-[A-Z]{2}\.ts)$/;

describe('names', () => {
  it('say what is inside a folder', () => {
    const folders = new Set(files.flatMap((path) => path.split('/').slice(0, -1)));
    expect([...folders].filter((folder) => EMPTY_NAMES.includes(folder))).toEqual([]);
  });

  it('are kebab-case for code files', () => {
    const wrong = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !KEBAB.test(path.split('/').at(-1) ?? ''));
    expect(wrong).toEqual([]);
  });

  it('of rooms are those of the map, so a new room is decided and not just made', () => {
    const roots = ['policies', 'infra', 'console', 'agent'];
    const found = new Set(
      files
        .filter((path) => roots.includes(path.split('/')[0] ?? ''))
        .map((path) => path.split('/').slice(0, 2).join('/')),
    );
    const known = new Set(Object.values(ROOMS).map((room) => room.path));
    expect([...found].filter((path) => !known.has(path))).toEqual([]);
  });

  it('of default exports are left to tools that demand them', () => {
    const wrong = readSources().filter(
      (source) => !source.path.endsWith('.config.ts') && /^export default /m.test(source.text),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });

  it('are the product’s: no test is skipped or focused', () => {
    const wrong = readSources().filter(
      (source) =>
        source.isTest &&
        /\b(it|test|describe)\.(skip|only|todo)\(/.test(source.text) &&
        !source.path.includes('test/architecture/'),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });

  it('of our own modules are never mocked', () => {
    const wrong = readSources().filter(
      (source) => /\bvi\.mock\(/.test(source.text) && !source.path.includes('test/architecture/'),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });
});
