import type { Telling } from '../notices/schemas.ts';
import type { Uncontracted } from './schemas.ts';

export interface Drafted {
  readonly id: string;
  readonly number: string;
  readonly departmentId: string;
  readonly month: string;
  readonly state: 'gathering' | 'drafted';
  readonly builtBy: string | null;
}

/** What finance is told of a draft of a month that is frozen: another person than who built it may review and issue it. Null before. */
export function reviewNotice(draft: Drafted): Telling | null {
  const { id, number, departmentId, month, state, builtBy } = draft;
  if (state === 'gathering') return null;
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

interface Told {
  readonly objectId: string;
  /** The month. */
  readonly aspect: string;
}

interface UncontractedNews {
  readonly tell: readonly Telling[];
  /** Department and month whose use is under a contract by now. */
  readonly over: readonly Told[];
}

/** What `uses` of some months ask to be told, each department and month once while it lasts, and which of `told` is over. */
export function uncontractedNews(uses: readonly Uncontracted[], told: readonly Told[]): UncontractedNews {
  const standing = uses.flatMap(({ month, items }) =>
    [...Map.groupBy(items, ({ department }) => department.id).values()].flatMap((own) => {
      const department = own[0]?.department;
      return department ? [{ department, month, resources: own.length }] : [];
    }),
  );
  const same = (a: Told, b: { department: { id: string }; month: string }) =>
    a.objectId === b.department.id && a.aspect === b.month;
  return {
    tell: standing
      .filter((each) => !told.some((known) => same(known, each)))
      .map(({ department, month, resources }) => ({
        kind: 'use-without-contract',
        about: { kind: 'department', id: department.id },
        aspect: month,
        departmentId: department.id,
        facts: { department: department.name, month, resources },
        to: [{ role: 'finance' }, { role: 'authority-approver' }],
        once: true,
      })),
    over: told.filter((known) => !standing.some((each) => same(known, each))),
  };
}
