import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readSources, type Source } from './sources.ts';

const sources = readSources().filter((source) => !source.isTest && !source.isGenerated);
const lines = (source: Source) => source.text.trimEnd().split('\n').length;
const over = (chosen: readonly Source[], limit: number) =>
  chosen
    .filter((source) => lines(source) > limit)
    .map((source) => `${source.path}: ${lines(source)} lines, at most ${limit}`);

/** Catalogues of data may be long: texts and tables, no logic. */
const CATALOGUES = /(\/messages\/|\/i18n\/|\/sample\/|-data\.ts$|\/replace-triggers\.ts$)/;

interface FunctionShape {
  readonly where: string;
  readonly lines: number;
  readonly parameters: number;
}

function functionsOf(source: Source): readonly FunctionShape[] {
  const shapes: FunctionShape[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const start = source.tree.getLineAndCharacterOfPosition(node.getStart()).line;
      const end = source.tree.getLineAndCharacterOfPosition(node.end).line;
      shapes.push({ where: `${source.path}:${start + 1}`, lines: end - start + 1, parameters: node.parameters.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return shapes;
}

describe('sizes', () => {
  it('keep a file at 300 lines or fewer', () => {
    expect(
      over(
        sources.filter((source) => !CATALOGUES.test(source.path)),
        300,
      ),
    ).toEqual([]);
  });

  it('keep a router at 150 lines or fewer', () => {
    expect(
      over(
        sources.filter((source) => source.path.startsWith('console/server/routers/')),
        150,
      ),
    ).toEqual([]);
  });

  it('keep the index.ts of a Pulumi project at 60 lines or fewer', () => {
    expect(
      over(
        sources.filter((source) => /^infra\/(provincial|sectoral|municipal|tenancy)\/index\.ts$/.test(source.path)),
        60,
      ),
    ).toEqual([]);
  });

  it('keep a function at 60 lines and 3 parameters or fewer', () => {
    const wrong = sources
      .filter((source) => !CATALOGUES.test(source.path))
      .flatMap(functionsOf)
      .filter((shape) => shape.lines > 60 || shape.parameters > 3)
      .map((shape) => `${shape.where}: ${shape.lines} lines, ${shape.parameters} parameters`);
    expect(wrong).toEqual([]);
  });
});
