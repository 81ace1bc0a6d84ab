import { ERROR_CODES } from '@zhengyun/domain/verb/errors.ts';
import { type ApiOperation, apiOperations } from '@zhengyun/server/api/operations.ts';
import { partTexts, typeText } from './type-text.ts';

/** Where the client's declarations stand, below the root. */
export const OPERATIONS_FILE = 'console/api-client/src/operations.generated.ts';

const HEAD = `// Made by test/api-client/write-operations.ts from the document of the API. Not edited by hand.
`;

/** `requests.submit` → `RequestsSubmit`. */
function nameOf(path: string): string {
  return path.replace(/(^|\.)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function fieldOf({ path, input, output, scope }: ApiOperation): string {
  const name = nameOf(path);
  const taken = input ? typeText(input, 'input', `${name}Input`) : 'undefined';
  const who = scope ? `By a key with the scope \`${scope}\`, or by a person.` : 'By a person alone: a key is refused.';
  return `/** ${who} */
'${path}': { readonly input: ${taken}; readonly output: ${typeText(output ?? {}, 'output', `${name}Output`)} };`;
}

function partsOf({ path, input, output }: ApiOperation): readonly string[] {
  const name = nameOf(path);
  return [...partTexts(input ?? {}, 'input', `${name}Input`), ...partTexts(output ?? {}, 'output', `${name}Output`)];
}

/** The client's declarations as they have to be: every operation of the document with what it takes and gives. */
export function operationsText(): string {
  const operations = [...apiOperations().values()];
  const table = operations.map(
    ({ path, method, kind }) => `'${path}': { method: '${method}', changes: ${kind === 'mutation'} },`,
  );
  const codes = ERROR_CODES.map((code) => `'${code}'`);
  return `${HEAD}
/** How each operation is called: queries whose input fits into an address by GET, all else by POST; \`changes\`: it leaves something behind. */
export const OPERATIONS = {${table.join('\n')}} as const;

/** The console's codes of refusal. */
export type RefusalCode = ${codes.join(' | ')};

/** What each operation takes and gives, by its name in the document. Money is whole fen as decimal text, prices yuan as decimal text, instants ISO 8601 in UTC, days and months plain text. */
export interface Operations {${operations.map(fieldOf).join('\n')}}

${operations.flatMap(partsOf).join('\n')}
`;
}
