import { API_SCOPES } from '@zhengyun/domain/api-clients/rules.ts';
import { ERROR_CODES } from '@zhengyun/domain/verb/errors.ts';
import { hoist, type JsonSchema } from './json-schema.ts';
import { type ApiOperation, apiOperations } from './operations.ts';

const DESCRIPTION = `Every procedure of the console, for programs. A program calls it with a key of its service account
(\`Authorization: Bearer zy_…\`), a person with an access token of the identity provider. Money is whole fen as decimal text, prices are
yuan as decimal text, instants are ISO 8601 in UTC, calendar days and months plain text. Lists take \`cursor\` and \`limit\` and give
\`nextCursor\`, null at the end. A command may carry an \`Idempotency-Key\`: sent again within 24 hours under the same key with the same
body it is answered, and not done again. Errors are problem documents (RFC 9457) whose \`code\` is of a closed list, in Chinese, or in
English with \`Accept-Language: en\`.`;

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'facts', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened, to what, what to do; in the language asked for.' },
    code: {
      type: 'string',
      enum: [...ERROR_CODES, 'FAULT', 'MEDIA_TYPE_UNKNOWN'],
    },
    facts: { type: 'object', description: 'What the sentence names.' },
    traceId: { type: 'string', description: 'By which the operations centre finds the call.' },
  },
};

const KEY_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'A name of this call, 1–200 visible ASCII characters; kept for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
};

const LANGUAGE_PARAMETER = {
  name: 'Accept-Language',
  in: 'header',
  description: 'Language of what people read; Chinese unless it begins with `en`.',
  schema: { type: 'string', examples: ['zh-CN', 'en-US'] },
};

function parametersOf({ method, input, kind }: ApiOperation): readonly unknown[] {
  const headers = kind === 'mutation' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [];
  const language = { $ref: '#/components/parameters/Language' };
  if (method === 'POST' || input === null) return [...headers, language];
  const fields = Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: input.required?.includes(name) ?? false,
    schema: withoutNull(schema),
    style: 'form',
    explode: true,
  }));
  return [...fields, language];
}

/** A query string has no null: what may be null is left out. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const others = schema.anyOf?.filter((each) => each.type !== 'null');
  if (!others || others.length === schema.anyOf?.length) return schema;
  const { anyOf: _, ...rest } = schema;
  return others.length === 1 ? { ...rest, ...others[0] } : { ...rest, anyOf: others };
}

const json = (schema: unknown) => ({ 'application/json': { schema } });
const refused = { $ref: '#/components/responses/Problem' };
const limited = { $ref: '#/components/responses/TooMany' };

function responsesOf(output: JsonSchema): unknown {
  return {
    200: { description: 'Done.', content: json(output) },
    429: limited,
    '4XX': refused,
    '5XX': refused,
  };
}

/** An operation, and the schemas it refers to. */
interface Described {
  readonly url: string;
  readonly item: unknown;
  readonly components: Readonly<Record<string, JsonSchema>>;
}

function describe(operation: ApiOperation): Described {
  const { path, kind, method, input, scope } = operation;
  const [aggregate] = path.split('.');
  const person = { person: [] };
  const given = hoist(operation.output ?? {}, `${path}.output`);
  const taken = hoist(input ?? {}, `${path}.input`);
  const body = method === 'POST' && input !== null;
  const described = {
    operationId: path,
    tags: [aggregate],
    summary: kind === 'query' ? 'Reads; changes nothing.' : 'Changes something; leaves an audit row.',
    description: scope
      ? `A key needs the scope \`${scope}\`.`
      : 'For people alone: a key is refused with PERSON_NEEDED.',
    security: scope ? [{ key: [scope] }, person] : [person],
    parameters: parametersOf(operation),
    ...(body ? { requestBody: { required: true, content: json(taken.schema) } } : {}),
    responses: responsesOf(given.schema),
  };
  return {
    url: operation.url,
    item: { [method.toLowerCase()]: described },
    components: { ...given.components, ...taken.components },
  };
}

/** The document of the API (OpenAPI 3.1), from the same schemas that the verbs parse with. */
export function openApiDocument(publicUrl: URL): Readonly<Record<string, unknown>> {
  const operations = [...apiOperations().values()];
  const tags = [...new Set(operations.map(({ path }) => path.split('.')[0]))];
  const described = operations.map(describe);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Zhengyun 政云',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl.origin }],
    tags: tags.map((name) => ({ name })),
    paths: Object.fromEntries(described.map(({ url, item }) => [url, item])),
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'zy_<prefix>_<secret>',
          description: `Key of a service account. Scopes: ${API_SCOPES.join(', ')}.`,
        },
        person: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'Access token of the identity provider for this API (RFC 9068). Acts of weight need a recent `auth_time`.',
        },
      },
      parameters: { IdempotencyKey: KEY_PARAMETER, Language: LANGUAGE_PARAMETER },
      schemas: Object.assign({ Problem: PROBLEM }, ...described.map((each) => each.components)),
      responses: {
        Problem: {
          description: 'Refused, or broken.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
        TooMany: {
          description: 'Too many calls in this minute.',
          headers: { 'Retry-After': { schema: { type: 'integer', minimum: 1 }, description: 'Whole seconds.' } },
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}
