import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readSources, type Source, textOf } from './sources.ts';

const BUILDERS = ['command', 'query', 'ingest'] as const;
/** Files of an aggregate that are not verbs: decisions, SQL, wire shapes, job payloads. */
const NOT_VERBS = /\/(rules|store|schemas|jobs)(\.ts$|\/)|-(rules|store)\.ts$|\.test\.ts$/;

const domain = readSources().filter(
  (source) => /^console\/domain\/src\/(?!verb\/)[^/]+\//.test(source.path) && !source.isTest,
);
const candidates = domain.filter((source) => !NOT_VERBS.test(source.path));

interface Verb {
  readonly builder: (typeof BUILDERS)[number];
  readonly properties: readonly string[];
}

/** Calls of a builder with a definition, also inside a function that hands the verb a port. */
function verbsOf(source: Source): readonly Verb[] {
  const found: Verb[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const builder = BUILDERS.find((name) => node.expression.getText() === name);
      const [definition] = node.arguments;
      if (builder && definition && ts.isObjectLiteralExpression(definition)) {
        found.push({ builder, properties: definition.properties.map((property) => property.name?.getText() ?? '') });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

describe('verbs', () => {
  it('stand one to a file, at 80 lines or fewer', () => {
    const wrong = candidates.flatMap((source) => {
      const verbs = verbsOf(source);
      const length = source.text.trimEnd().split('\n').length;
      if (verbs.length !== 1)
        return [
          `${source.path} holds ${verbs.length} verbs: one file, one verb (decisions go to rules.ts, SQL to store.ts)`,
        ];
      return length > 80 ? [`${source.path}: ${length} lines, at most 80`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('each say who may call them', () => {
    const wrong = candidates.flatMap((source) =>
      verbsOf(source)
        .filter((verb) => !verb.properties.includes('allow'))
        .map((verb) => `${source.path}: its ${verb.builder} has no \`allow\``),
    );
    expect(wrong).toEqual([]);
  });

  it('each leave an audit row where they change something', () => {
    const wrong = candidates.flatMap((source) =>
      verbsOf(source)
        .filter((verb) => verb.builder !== 'query' && !verb.properties.includes('event'))
        .map((verb) => `${source.path}: its ${verb.builder} names no audit event`),
    );
    expect(wrong).toEqual([]);
  });

  it('write nothing when they are queries', () => {
    const wrong = candidates.filter(
      (source) =>
        verbsOf(source).some((verb) => verb.builder === 'query') &&
        /\.(insertInto|updateTable|deleteFrom)\(/.test(source.text),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });

  it('take business time from the context alone', () => {
    const wrong = domain.filter((source) =>
      /\bDate\.now\(|new Date\(\)|\bnow\(\)|current_timestamp|clock_timestamp/.test(
        source.text.replace(/^\s*(\*|\/\/).*$/gm, ''),
      ),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });

  it('have every audit event in the published catalogue', async () => {
    const { EVENTS } = await import('@zhengyun/domain/verb/events.ts');
    const published = textOf('docs/event-catalogue.md');
    expect(EVENTS.filter((event) => !published.includes(`\`${event}\``))).toEqual([]);
  });
});
