import { WAIT_FOR } from '../objects/annotations.ts';
import { annotationOf } from '../objects/kubernetes-object.ts';
import { isMap, type Json, type JsonObject } from '../protocol/property-value.ts';
import { conditionOf } from './conditions.ts';
import { type AwaitRule, READY, rule, waiting } from './verdict.ts';

interface Expectation {
  text: string;
  isMet(object: JsonObject): boolean;
}

/** A step of a path: `.key`, `['key']`, `["key"]`, `[0]`; a dot inside a key is written `\.`. */
const STEP = /\.((?:[^.[\]\\]|\\.)+)|\[(?:'([^']*)'|"([^"]*)"|(-?\d+))\]/y;

function parseSteps(path: string): string[] {
  const steps: string[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (match === null) {
      throw new Error(
        `pulumi.com/waitFor: cannot follow the path "${path}"; this stand-in knows keys and indices, ` +
          'filters and wildcards need the official plugin',
      );
    }
    const [, plain, single, double, index] = match;
    steps.push(plain?.replace(/\\(.)/g, '$1') ?? single ?? double ?? index ?? '');
  }
  return steps;
}

function follow(value: Json | undefined, steps: string[]): Json | undefined {
  return steps.reduce<Json | undefined>((at, step) => {
    if (Array.isArray(at)) return at.at(Number(step));
    return isMap<JsonObject>(at) ? at[step] : undefined;
  }, value);
}

/** `jsonpath={.status.phase}=Running`, or without a value: that there is something at the path. */
function parseJsonPath(expression: string): Expectation {
  const match = /^jsonpath=\{?([^{}=]+)\}?(?:=(.*))?$/s.exec(expression);
  const path = match?.[1]?.trim();
  if (path === undefined)
    throw new Error(`pulumi.com/waitFor: cannot read "${expression}"; write jsonpath={.path}=value`);
  const steps = parseSteps(path.startsWith('.') || path.startsWith('[') ? path : `.${path}`);
  const wanted = match?.[2]?.replace(/^(['"])(.*)\1$/s, '$2');
  return {
    text: expression,
    isMet: (object) => {
      const value = follow(object, steps);
      if (value === undefined || value === null) return false;
      return wanted === undefined || (typeof value === 'object' ? JSON.stringify(value) : String(value)) === wanted;
    },
  };
}

/** `condition=Ready` or `condition=Ready=False`; status is compared without regard to case. */
function parseCondition(expression: string): Expectation {
  const [, type = '', status = 'True'] = expression.split('=');
  if (type === '') throw new Error(`pulumi.com/waitFor: "${expression}" names no condition`);
  return {
    text: expression,
    isMet: (object) => conditionOf(object, type)?.status.toLowerCase() === status.toLowerCase(),
  };
}

function parseExpectation(expression: string): Expectation {
  if (expression.startsWith('jsonpath=')) return parseJsonPath(expression);
  if (expression.startsWith('condition=')) return parseCondition(expression);
  throw new Error(`pulumi.com/waitFor: expected a "jsonpath=" or "condition=" prefix, got "${expression}"`);
}

function expressionsOf(annotation: string): string[] {
  if (!annotation.trimStart().startsWith('[')) return [annotation];
  const list: unknown = JSON.parse(annotation);
  if (!Array.isArray(list) || list.length === 0)
    throw new Error('pulumi.com/waitFor: at least one condition must be specified');
  return list.map(String);
}

/**
 * The rule that pulumi.com/waitFor asks for: one expression or a JSON list of them, all of which must hold. Undefined
 * without the annotation.
 * @throws on an expression that cannot be read
 */
export function waitForRule(object: JsonObject): AwaitRule | undefined {
  const annotation = annotationOf(object, WAIT_FOR);
  if (annotation === '') return undefined;
  const expectations = expressionsOf(annotation).map(parseExpectation);
  return rule(
    (live) => {
      const unmet = expectations.filter((expectation) => !expectation.isMet(live));
      return unmet.length === 0 ? READY : waiting(...unmet.map(({ text }) => `not met: ${text}`));
    },
    { timeoutText: () => 'timed out waiting for the condition', judgedOnRead: false },
  );
}
