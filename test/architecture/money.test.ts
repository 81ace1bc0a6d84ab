import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readSources, type Source } from './sources.ts';

const MONEY = /(fen|yuan|price|amount|payable|money|ppm|charge|coefficient)$/i;

function numbersOfMoney(source: Source): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const typed =
      ts.isPropertySignature(node) ||
      ts.isParameter(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isPropertyDeclaration(node);
    if (
      typed &&
      node.type?.kind === ts.SyntaxKind.NumberKeyword &&
      ts.isIdentifier(node.name) &&
      MONEY.test(node.name.text)
    ) {
      found.push(
        `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.name.text}: number`,
      );
    }
    if (
      ts.isPropertyAssignment(node) &&
      MONEY.test(node.name.getText()) &&
      /^z\.(number|int|float)/.test(node.initializer.getText())
    ) {
      found.push(
        `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText().slice(0, 60)}`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

describe('money', () => {
  it('is never a number: scaled bigint in code, decimal text on the wire, numeric in SQL', () => {
    expect(
      readSources()
        .filter((source) => !source.isTest && !source.isGenerated)
        .flatMap(numbersOfMoney),
    ).toEqual([]);
  });

  it('never passes through a float on its way', () => {
    const wrong = readSources()
      .filter(
        (source) =>
          !source.isTest &&
          /^(policies\/rulebook\/(money|quantity|tariff)|console\/domain\/src\/(settlement|pricing|contracts))/.test(
            source.path,
          ),
      )
      .filter((source) => /\b(parseFloat|toFixed)\(/.test(source.text));
    expect(wrong.map((source) => source.path)).toEqual([]);
  });
});
