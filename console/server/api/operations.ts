import type { ApiScope } from '@zhengyun/domain/api-clients/rules.ts';
import { z } from 'zod';
import { appRouter } from '../router.ts';
import { NOT_SERVED, scopeFor } from './exposure.ts';
import { fitsQueryString, type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/** One procedure as the API serves it. */
export interface ApiOperation {
  /** As the router names it: `requests.submit`. */
  readonly path: string;
  /** `/api/v1/requests/submit`. */
  readonly url: string;
  readonly kind: 'query' | 'mutation';
  /** A query whose input a query string can carry is GET, everything else POST with a JSON body. */
  readonly method: 'GET' | 'POST';
  /** Null: it takes nothing. */
  readonly input: JsonSchema | null;
  /** Null: its shape is not written down. */
  readonly output: JsonSchema | null;
  /** The scope that a key needs; null: a person alone. */
  readonly scope: ApiScope | null;
}

/** What a procedure says of itself; tRPC keeps parsers as unknown. */
interface Definition {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly inputs: readonly unknown[];
  readonly output?: unknown;
}

export const API_PREFIX = '/api/v1';

function schemaIn(parser: unknown): z.ZodType | null {
  if (parser instanceof z.ZodType) return parser;
  const carried = typeof parser === 'function' && 'schema' in parser ? parser.schema : null;
  return carried instanceof z.ZodType ? carried : null;
}

function operationOf(path: string, { type, inputs, output }: Definition): ApiOperation {
  if (type === 'subscription') throw new Error(`${path} is a subscription, and the API serves none`);
  const taken = schemaIn(inputs.at(-1));
  if (inputs.length > 0 && !taken)
    throw new Error(`${path} has an input without a schema: give it .input(inputOf(verb))`);
  const input = taken && !(taken instanceof z.ZodVoid) ? jsonSchemaOf(taken, 'input') : null;
  const given = schemaIn(output);
  const flat = input === null || fitsQueryString(input);
  return {
    path,
    url: `${API_PREFIX}/${path.replace('.', '/')}`,
    kind: type,
    method: type === 'query' && flat ? 'GET' : 'POST',
    input,
    output: given && jsonSchemaOf(given, 'output'),
    scope: scopeFor(path, type),
  };
}

let made: ReadonlyMap<string, ApiOperation> | null = null;

/** Every operation of the API by its procedure's path, read from the router once: over a hundred schemas are not made for nobody. */
export function apiOperations(): ReadonlyMap<string, ApiOperation> {
  made ??= new Map(
    Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: Definition }>)
      .filter(([path]) => !NOT_SERVED.has(path))
      .map(([path, { _def }]) => [path, operationOf(path, _def)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return made;
}
