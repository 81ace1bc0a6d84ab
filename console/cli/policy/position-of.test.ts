import { expect, it } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { positionOf } from './position-of.ts';

const TEXT = `# first
spec:
  containers:
    - name: web
      env:
        - {name: A, value: b}
  "quoted key": 1
`;
const lines = new LineCounter();
const document = parseDocument(TEXT, { lineCounter: lines });

it.each([
  [[], 2, 1],
  [['spec', 'containers', 0, 'name'], 4, 7],
  [['spec', 'containers', 0, 'env', 0], 6, 11],
  [['spec', 'containers', 0, 'env', 0, 'value'], 6, 21],
  [['spec', 'quoted key'], 7, 3],
])('finds %j at %i:%i', (path, line, column) => {
  expect(positionOf(document, path, lines)).toEqual({ line, column });
});

it.each([
  [['spec', 'containers', 3, 'image'], 3],
  [['spec', 'containers', 0, 'image', 'tag'], 4],
  [['metadata', 'name'], 2],
])('finds what is missing (%j) at what would hold it', (path, line) => {
  expect(positionOf(document, path, lines).line).toBe(line);
});
