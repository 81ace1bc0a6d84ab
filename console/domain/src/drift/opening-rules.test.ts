import type { Opening } from '@zhengyun/interface/openings.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignOpenings, openingNames } from './opening-rules.ts';

const opening = (kind: Opening['kind'], name: string, owner: Opening['owner'] = null): Opening => ({
  kind,
  name,
  owner,
  at: null,
  writers: [],
});
const own = {
  objects: [
    { kind: 'NetworkPolicy', name: 'zy-default-deny' },
    { kind: 'Cluster', name: 'zy-2026-000001' },
  ],
  coming: ['zy-2026-000002'],
  hasSpace: false,
};
const namesOf = (found: readonly Opening[], more: Partial<typeof own> = {}) =>
  openingNames(foreignOpenings({ found: [...found], unread: [] }, { ...own, ...more }));

describe('an opening in a tenancy', () => {
  test('is nobody’s unless a stack said it made it: a name like ours proves nothing', () => {
    const found = [opening('NetworkPolicy', 'zy-default-deny'), opening('NetworkPolicy', 'zy-open-all')];
    expect(namesOf(found)).toEqual(['NetworkPolicy zy-open-all']);
  });

  test('is its resource’s where that made it, or where it is just being made', () => {
    const operator = { kind: 'Cluster', name: 'zy-2026-000001' };
    const found = [
      opening('RoleBinding', 'db', operator),
      opening('Role', 'db', { kind: 'Cluster', name: 'else' }),
      opening('Service', 'zy-2026-000002-lb'),
      opening('Service', 'zy-2026-0000023'),
    ];
    expect(namesOf(found)).toEqual(['Role db', 'Service zy-2026-0000023']);
  });

  test('is an ingress only where the department runs nothing that one could lead to', () => {
    const found = [opening('Ingress', 'web')];
    expect(namesOf(found)).toEqual(['Ingress web']);
    expect(namesOf(found, { hasSpace: true })).toEqual([]);
  });

  test('a kind that could not be read is never none', () => {
    const seen = foreignOpenings({ found: [], unread: ['Role'] }, own);
    expect(seen.unread).toEqual(['Role']);
    expect(openingNames(seen)).toEqual(['Role ?']);
  });

  test('whatever no stack made is found, in whatever order it is listed', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-y][a-z0-9-]{0,20}$/), { maxLength: 8 });
    fc.assert(
      fc.property(names, (all) => {
        const found = all.map((name) => opening('RoleBinding', name));
        expect(namesOf(found)).toEqual(all.map((name) => `RoleBinding ${name}`).sort());
        expect(namesOf(found.toReversed())).toEqual(namesOf(found));
      }),
    );
  });
});
