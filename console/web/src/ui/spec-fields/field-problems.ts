import { errorMessage, type Locale, type MessageFacts } from '@zhengyun/rulebook/messages/message.ts';
import { zhCN } from '@zhengyun/rulebook/messages/zh-CN.ts';
import type { z } from 'zod';

/** One thing wrong in a form: where (path of the form's values) and the sentence to show there. */
export interface FieldProblem {
  readonly path: (string | number)[];
  readonly message: string;
}

type Code = keyof typeof zhCN.errors;

function codeOf(message: string): Code {
  if (Object.hasOwn(zhCN.errors, message)) return message as Code;
  return message.startsWith('QUANTITY_') ? 'QUANTITY_INVALID' : 'INPUT_INVALID';
}

/** What the wire schema finds wrong, at the fields it names; the same schema that the server parses with. */
export function problemsOfIssues(issues: z.core.$ZodIssue[], locale: Locale): readonly FieldProblem[] {
  return issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message: errorMessage(locale, codeOf(issue.message), boundsOf(issue)),
  }));
}

/** The bound that was passed, for the sentence; a number that is not above zero needs none. */
function boundsOf(issue: z.core.$ZodIssue): MessageFacts {
  if (issue.code === 'too_big') return { maximum: String(issue.maximum) };
  return issue.code === 'too_small' && Number(issue.minimum) > 0 ? { minimum: String(issue.minimum) } : {};
}

interface RowError {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  readonly facts: MessageFacts;
}

/** What the server's check of a whole order found: rows count lines from 1, 0 is the order itself. */
export function problemsOfRows(errors: readonly RowError[], locale: Locale): readonly FieldProblem[] {
  return errors.map(({ row, field, code, facts }) => ({
    path: [...(row === 0 ? [] : ['lines', row - 1]), ...partsOf(field)],
    message: errorMessage(locale, codeOf(code), facts),
  }));
}

function partsOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** What the server found wrong: its `fields` facts read `lines.0.zone: ZONE_MISSING`. Empty when it names no field. */
export function problemsOfFacts(facts: Readonly<Record<string, unknown>>, locale: Locale): readonly FieldProblem[] {
  const fields = Array.isArray(facts.fields) ? facts.fields.filter((field) => typeof field === 'string') : [];
  return fields.flatMap((field) => {
    const [path = '', ...rest] = field.split(': ');
    if (path === '') return [];
    return [{ path: partsOf(path), message: errorMessage(locale, codeOf(rest.join(': '))) }];
  });
}
