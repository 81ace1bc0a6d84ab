import type { Telling } from '../notices/schemas.ts';

interface Drafted {
  readonly id: string;
  readonly number: string;
  readonly departmentId: string;
  readonly month: string;
  readonly asOf: Date;
  readonly builtBy: string | null;
}

/** What finance is told of a draft that covers its whole month: another person than who built it may issue it. Null before the month's end. */
export function reviewNotice(draft: Drafted, monthEnd: Date): Telling | null {
  const { id, number, departmentId, month, asOf, builtBy } = draft;
  if (asOf < monthEnd) return null;
  return {
    kind: 'statement-to-review',
    about: { kind: 'statement', id },
    departmentId,
    facts: { number, month },
    to: [{ role: 'finance' }],
    except: builtBy === null ? [] : [builtBy],
    once: true,
  };
}
