import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setMail } from '../people/set-mail.ts';
import { submitRequest } from '../requests/submit.ts';
import { type Actor, ROLES, type Role } from './actor.ts';
import { FIELD_NAMES, FIELDS, seesField, veiled } from './field-rules.ts';
import { guarded, HIDDEN } from './hidden.ts';

const person = (...roles: readonly Role[]): Actor => ({
  kind: 'person',
  id: 'p',
  name: 'p',
  grants: roles.map((role) => ({ role, organisationId: 'o', departmentId: null, cloudId: null })),
});
const page = {
  items: [
    { id: '1', mail: 'a@example.gov.cn' },
    { id: '2', mail: null },
  ],
  total: 2,
};

describe('a guarded field', () => {
  it('is said to be hidden from who may not see it, none or some, and never null, in each item, and everything beside it stays', () => {
    expect(veiled(page, { 'items.*.mail': 'person.mail' }, person('auditor'))).toEqual({
      items: [
        { id: '1', mail: HIDDEN },
        { id: '2', mail: HIDDEN },
      ],
      total: 2,
    });
    expect(veiled(page, { 'items.*.mail': 'person.mail' }, person('system-admin'))).toBe(page);
    expect(page.items[0]?.mail, 'what was read is not touched').toBe('a@example.gov.cn');
  });

  it('may be the whole answer, which is then hidden whole', () => {
    expect(veiled(page, { '': 'budget.standing' }, person('platform-engineer'))).toEqual(HIDDEN);
    expect(veiled(null, { '': 'budget.standing' }, person('platform-engineer'))).toEqual(HIDDEN);
    expect(veiled(page, { '': 'budget.standing' }, person('finance'))).toBe(page);
  });

  it('is taken by its schema as itself, as none, or as hidden, and as nothing else', () => {
    const schema = guarded(z.string().nullable());
    for (const value of ['a@example.gov.cn', null, HIDDEN]) expect(schema.parse(value)).toEqual(value);
    for (const value of [{}, { hidden: false }, { hidden: true, mail: 'a@example.gov.cn' }])
      expect(schema.safeParse(value).success).toBe(false);
  });

  it('is never seen by the operator’s engineers where it is about money, raters or appeals', () => {
    for (const field of FIELD_NAMES.filter((name) => name !== 'person.mail' && name !== 'session.device'))
      for (const role of ['platform-engineer', 'technical-reviewer'] as const)
        expect(seesField(person(role), field), `${field} ${role}`).toBe(false);
  });

  it('is seen by exactly the roles of the table, and by jobs', () => {
    for (const field of FIELD_NAMES) {
      expect(seesField({ kind: 'job', task: 't' }, field)).toBe(true);
      expect(seesField(person(), field)).toBe(false);
      for (const role of ROLES)
        expect(seesField(person(role), field), `${field} ${role}`).toBe(
          (FIELDS[field].see as readonly Role[]).includes(role),
        );
    }
  });

  it('is seen by a program as far as the role of its account goes, whoever owns it', () => {
    const owner = { id: 'o', name: 'o' };
    const program = (role: Role): Actor => ({
      kind: 'client',
      id: 'c',
      name: 'c',
      owner,
      grants: [{ role, organisationId: 'o', departmentId: null, cloudId: null }],
    });
    expect(seesField(program('platform-engineer'), 'request.funding')).toBe(false);
    expect(seesField(program('finance'), 'request.funding')).toBe(true);
    expect(seesField({ kind: 'agent', nodeId: 'n', cloudId: 'c', name: 'n' }, 'request.funding')).toBe(false);
  });

  it('is changed by exactly the roles of the table', () => {
    const roles = setMail.definition.allow.filter((each) => each !== 'job');
    expect(roles).toEqual(FIELDS['person.mail'].change);
    for (const field of ['request.project', 'request.funding'] as const)
      expect(submitRequest.definition.allow).toEqual(FIELDS[field].change);
  });

  it('never reaches who may not see it, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.constantFrom(...ROLES), (others, role) => {
        const secret = 'never-shown';
        const answer = { items: others.map((other) => ({ ...other, mail: secret })) };
        const shown = JSON.stringify(veiled(answer, { 'items.*.mail': 'person.mail' }, person(role)));
        const sees = (FIELDS['person.mail'].see as readonly Role[]).includes(role);
        if (!sees) expect(shown).not.toContain(secret);
        else expect(shown).toBe(JSON.stringify(answer));
      }),
    );
  });
});
