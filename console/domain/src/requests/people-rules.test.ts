import { describe, expect, it } from 'vitest';
import { refusePeople } from './people-rules.ts';

const inService = new Set(['li', 'chen']);
const accounts = (...people: string[]) => ({ item: 'bastion-account' as const, people, days: 30 });

describe('bastion accounts', () => {
  it('may name people of the department', () => {
    expect(refusePeople(accounts('chen', 'li'), inService)).toBeNull();
  });

  it('may not name anybody else, and say who it is', () => {
    expect(refusePeople(accounts('li', 'zhao'), inService)).toEqual({
      code: 'PERSON_NOT_IN_DEPARTMENT',
      facts: { person: 'zhao' },
      field: 'spec.people.1',
    });
  });

  it('are the only thing that names people', () => {
    expect(refusePeople({ item: 'object-bucket', quotaGb: 1 }, new Set())).toBeNull();
  });
});
