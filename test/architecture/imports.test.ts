import { dirname, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS, THIRD_PARTIES } from './rooms.ts';
import { type Import, importsOf, readSources, type Source } from './sources.ts';

const sources = readSources();
const code = sources.filter((source) => source.room !== null);

function each(test: (source: Source, found: Import) => string | null): readonly string[] {
  return code.flatMap((source) =>
    importsOf(source).flatMap((found) => {
      const complaint = test(source, found);
      return complaint === null ? [] : [`${source.path}:${found.line} ${complaint}`];
    }),
  );
}

describe('imports', () => {
  it('follow the arrows between rooms', () => {
    const wrong = each((source, found) => {
      const target = /^@zhengyun\/([^/]+)/.exec(found.specifier)?.[1];
      if (!target || !source.room || source.isTest || target === source.room) return null;
      return ROOMS[source.room]?.mayImport.includes(target)
        ? null
        : `imports ${found.specifier}: ${source.room} may import only ${ROOMS[source.room]?.mayImport.join(', ') || 'no workspace'}`;
    });
    expect(wrong).toEqual([]);
  });

  it('reach another room by its package name, never by a relative path', () => {
    const wrong = each((source, found) => {
      if (!found.specifier.startsWith('.') || source.isTest) return null;
      const target = normalize(`${dirname(source.path)}/${found.specifier}`);
      return target.startsWith(`${ROOMS[source.room ?? '']?.path}/`)
        ? null
        : `imports ${found.specifier}, which leaves its room: use @zhengyun/<room>/…`;
    });
    expect(wrong).toEqual([]);
  });

  it('name third parties only where they belong', () => {
    const wrong = each((source, found) => {
      if (source.isTest || found.typeOnly) return null;
      const rule = THIRD_PARTIES.find(
        ({ prefix }) =>
          found.specifier === prefix || found.specifier.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`),
      );
      return !rule || rule.where.test(source.path) ? null : `imports ${found.specifier} outside its place`;
    });
    expect(wrong).toEqual([]);
  });

  it('let the browser take only schemas, errors and types from the domain and the server', () => {
    const wrong = each((source, found) => {
      if (source.room !== 'web' || source.isTest || found.typeOnly) return null;
      if (found.specifier.startsWith('@zhengyun/server'))
        return `imports ${found.specifier}: only \`import type\` of the router`;
      if (!found.specifier.startsWith('@zhengyun/domain')) return null;
      return /\/(schemas|errors|actor)\.ts$/.test(found.specifier)
        ? null
        : `imports ${found.specifier}: only schemas.ts and errors.ts`;
    });
    expect(wrong).toEqual([]);
  });

  it('keep web features apart', () => {
    const wrong = each((source, found) => {
      const own = /^console\/web\/src\/features\/([^/]+)\//.exec(source.path)?.[1];
      if (!own || !found.specifier.startsWith('.')) return null;
      const target = /^console\/web\/src\/features\/([^/]+)/.exec(
        normalize(`${dirname(source.path)}/${found.specifier}`),
      )?.[1];
      return !target || target === own ? null : `imports the feature ${target}`;
    });
    expect(wrong).toEqual([]);
  });

  it('let an aggregate call another one’s verbs, never its store', () => {
    const wrong = each((source, found) => {
      const own = /^console\/domain\/src\/([^/]+)\//.exec(source.path)?.[1];
      if (!own || source.isTest || !found.specifier.startsWith('.')) return null;
      const target = normalize(`${dirname(source.path)}/${found.specifier}`);
      const other = /^console\/domain\/src\/([^/]+)\/(.*)$/.exec(target);
      return other && other[1] !== own && other[1] !== 'verb' && /store/.test(other[2] ?? '')
        ? `reads the store of ${other[1]}`
        : null;
    });
    expect(wrong).toEqual([]);
  });

  it('keep rules pure: no store, no clock, no database', () => {
    const wrong = code
      .filter((source) => /[/-]rules(\.ts|\/)/.test(source.path) || source.room === 'rulebook')
      .filter((source) => !source.isTest)
      .flatMap((source) => [
        ...importsOf(source)
          .filter((found) => /store|kysely|\/db\//.test(found.specifier) && !found.typeOnly)
          .map((found) => `${source.path}:${found.line} imports ${found.specifier}`),
        ...(/\bDate\.now\(|new Date\(\)|process\.env|Math\.random/.test(source.text)
          ? [`${source.path} reads a clock, the environment or chance`]
          : []),
      ]);
    expect(wrong).toEqual([]);
  });

  it('never chain re-exports', () => {
    expect(
      each((_, found) => (found.reExport ? `re-exports ${found.specifier}: import it where it is defined` : null)),
    ).toEqual([]);
  });
});
