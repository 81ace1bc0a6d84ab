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

/** Verbs by whose name somebody decides, lets go on, or takes away. */
const DECIDES = /\/(decide|release|cut|remove)(-[a-z-]+)?\.ts$/;
/** Verbs that give what a decision gives, under another name. */
const GIVES: readonly string[] = [
  'console/domain/src/quota/set-pool.ts',
  'console/domain/src/quota/set-quota.ts',
  'console/domain/src/quota/set-system-quota.ts',
];
/** Those of them that need not ask again who somebody is, each with why. */
const NO_STEP_UP: Readonly<Record<string, string>> = {
  'console/domain/src/carts/remove-from-cart.ts': 'takes away what one has put there, and nothing was ordered',
  'console/domain/src/templates/remove-template.ts': 'takes away words to begin an order with, and no order',
  'console/domain/src/requests/attachments/remove-attachment.ts':
    'takes away a file of a draft that nobody else has seen',
  'console/domain/src/webhooks/remove-webhook.ts': 'sends less to the outside; adding an address asks again',
  'console/domain/src/fleet/release-node.ts': 'takes readings of a node again and changes no cloud',
};

interface Verb {
  readonly builder: (typeof BUILDERS)[number];
  readonly allow: string;
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
        const named = (name: string) => definition.properties.find((property) => property.name?.getText() === name);
        const allow = named('allow')?.getText().replace(/\s/g, '') ?? '';
        const properties = definition.properties.map((property) => property.name?.getText() ?? '');
        found.push({ builder, allow, properties });
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

  it('ask again who somebody is before they decide, release, cut or remove, or say here why not', () => {
    const asked = candidates
      .filter((source) => DECIDES.test(source.path) || GIVES.includes(source.path))
      .filter((source) => verbsOf(source).some((verb) => verb.builder === 'command' && verb.allow !== "allow:['job']"));
    const without = asked
      .filter((source) => verbsOf(source).every((verb) => !verb.properties.includes('stepUp')))
      .map((source) => source.path);
    expect(asked.map((source) => source.path)).toEqual(expect.arrayContaining([...GIVES]));
    expect(asked.length).toBeGreaterThan(without.length);
    expect(without.toSorted()).toEqual(Object.keys(NO_STEP_UP).toSorted());
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
