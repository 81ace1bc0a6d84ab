import { Validator } from '@seriousme/openapi-schema-validator';
import { API_SCOPES } from '@zhengyun/domain/api-clients/rules.ts';
import { REQUEST_KINDS, type RequestKind } from '@zhengyun/domain/requests/schemas.ts';
import { describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { NOT_SERVED, PROGRAM_COMMANDS, SECRET_ANSWERS } from './exposure.ts';
import { openApiDocument } from './openapi.ts';
import { apiOperations } from './operations.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly { readonly in?: string; readonly name?: string }[];
}
const document = openApiDocument(new URL('https://console.example.com'));
const described = Object.values(document.paths as Record<string, Record<string, Operation>>).flatMap((item) =>
  Object.values(item),
);
const procedures = Object.keys(appRouter._def.procedures);

/** Where in a schema a whole number may be as great as a program can count, which no column holds. */
function boundless(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'maximum' in schema && schema.maximum === Number.MAX_SAFE_INTEGER ? [at] : [];
  return [...own, ...Object.entries(schema).flatMap(([key, part]) => boundless(part, `${at}.${key}`))];
}

describe('the document of the API', () => {
  it('is one by the specification’s own schema, all of its references within', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  it('has every procedure of the console, or the reason why not', () => {
    const served = described.map(({ operationId }) => operationId);
    expect(procedures.filter((path) => !served.includes(path) && !NOT_SERVED.has(path))).toEqual([]);
    expect([...NOT_SERVED.keys()].filter((path) => !procedures.includes(path))).toEqual([]);
  });

  it('names each operation once', () => {
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
  });

  it('lets programs give those commands alone that are listed, and no approval among them', () => {
    const byKey = described.filter(({ security }) => security.some((each) => 'key' in each));
    const commands = byKey.filter(({ operationId }) => apiOperations().get(operationId)?.kind === 'mutation');
    expect(commands.map(({ operationId }) => operationId).toSorted()).toEqual(PROGRAM_COMMANDS.toSorted());
  });

  it('lets programs make every kind of request that people make, or the leases of what they made would run out', () => {
    const submits: Readonly<Record<RequestKind, string>> = {
      order: 'requests.submit',
      resize: 'requests.submitResize',
      release: 'requests.submitRelease',
      extend: 'requests.submitExtend',
    };
    expect(REQUEST_KINDS.filter((kind) => !PROGRAM_COMMANDS.includes(submits[kind]))).toEqual([]);
  });

  it('has something to do for each scope, and knows the procedures it makes exceptions of', () => {
    const used = new Set([...apiOperations().values()].flatMap(({ scope }) => scope ?? []));
    expect(API_SCOPES.filter((scope) => !used.has(scope))).toEqual([]);
    expect([...PROGRAM_COMMANDS, ...SECRET_ANSWERS].filter((path) => !procedures.includes(path))).toEqual([]);
  });

  it('keeps no answer that shows a secret', () => {
    const shows = (names: readonly string[]) => names.some((name) => ['key', 'secret', 'token'].includes(name));
    const secret = [...apiOperations().values()].filter(
      ({ kind, output }) => kind === 'mutation' && shows(Object.keys(output?.properties ?? {})),
    );
    expect(secret.map(({ path }) => path).filter((path) => !SECRET_ANSWERS.includes(path))).toEqual([]);
    expect(secret.length).toBeGreaterThan(0);
  });

  it('asks for a body where an address would not carry the input', () => {
    const method = (path: string) => apiOperations().get(path)?.method;
    expect(method('requests.list')).toBe('GET');
    expect(method('requests.checkFile')).toBe('POST');
    expect(method('requests.foreseeResize')).toBe('POST');
    // Five hundred keys.
    expect(method('settlement.previewIssue')).toBe('POST');
    expect(method('requests.withdraw')).toBe('POST');
  });

  it('takes no whole number without a bound of its own: the database has one', () => {
    const found = [...apiOperations().values()].flatMap(({ path, input }) => boundless(input, path));
    expect(found).toEqual([]);
  });

  it('writes down what each operation answers', () => {
    const silent = [...apiOperations().values()].filter(({ output }) => output === null);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('writes down what a list takes and gives', () => {
    const list = described.find(({ operationId }) => operationId === 'requests.list');
    const names = list?.parameters.filter((each) => each.in === 'query').map((each) => each.name);
    expect(names).toEqual(expect.arrayContaining(['cursor', 'limit', 'state', 'mine']));
    expect(apiOperations().get('requests.list')?.output?.properties).toHaveProperty('nextCursor');
  });
});
