import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson } from '../people/add-person.ts';
import type { Context } from '../verb/context.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { endSession } from './end-session.ts';
import { resumeSession } from './resume-session.ts';
import { takeSignIn } from './take-sign-in.ts';

let database: TestDatabase;
let db: Database;
const START = new Date('2026-03-01T00:00:00Z');
const at = (minutes: number): Context => ({
  actor: { kind: 'job', task: 'sign-in' },
  now: new Date(START.getTime() + minutes * 60_000),
  db,
  traceId: `t${minutes}`,
});
const attempt = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(43), returnTo: '/orders' };

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.appUrl, { applicationName: 'test', maximum: 2 });
  await addPerson(at(0), { subject: 'sample:applicant', realName: '王敏' });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

describe('a sign-in', () => {
  it('is answered once', async () => {
    await beginSignIn(at(0), attempt);
    expect(await takeSignIn(at(1), { state: attempt.state })).toMatchObject({
      nonce: attempt.nonce,
      returnTo: '/orders',
    });
    expect(await takeSignIn(at(1), { state: attempt.state })).toBeNull();
  });

  it('is not answered after ten minutes', async () => {
    await beginSignIn(at(0), attempt);
    expect(await takeSignIn(at(10), { state: attempt.state })).toBeNull();
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'orders'])(
    'returns to no %s',
    async (returnTo) => {
      await expect(beginSignIn(at(0), { ...attempt, returnTo })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    },
  );

  it('of a person nobody added is refused and leaves a refused row', async () => {
    const refused = completeSignIn(at(2), { subject: 'stranger', userAgent: '' });
    await expect(refused).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
    const rows = await db.selectFrom('session').select('token_hash').execute();
    expect(rows).toEqual([]);
    const audit = await withTransaction(db, { kind: 'all' }, (tx) =>
      tx.selectFrom('audit_row').select(['code', 'outcome']).where('trace_id', '=', 't2').execute(),
    );
    expect(audit).toEqual([{ code: 'PERSON_UNKNOWN', outcome: 'refused' }]);
  });

  it('of a person is refused to anyone but the sign-in itself', async () => {
    const actor = { kind: 'person', id: 'p', name: 'n', grants: [] } as const;
    const asked = completeSignIn({ ...at(3), actor }, { subject: 'sample:applicant', userAgent: '' });
    await expect(asked).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('a session', () => {
  it('gives the person until it ends', async () => {
    const { token, expiresAt } = await completeSignIn(at(0), { subject: 'sample:applicant', userAgent: 'test' });
    expect(expiresAt).toEqual(at(12 * 60).now);
    const actor = await resumeSession(at(1), { token });
    expect(actor).toMatchObject({ kind: 'person', name: '王敏' });
    if (!actor) throw new Error('no actor');
    expect(await endSession({ ...at(2), actor }, { token })).toEqual({ ended: true });
    expect(await endSession({ ...at(2), actor }, { token })).toEqual({ ended: false });
    expect(await resumeSession(at(3), { token })).toBeNull();
  });

  it('of another token is none', async () => {
    expect(await resumeSession(at(1), { token: 'guessed' })).toBeNull();
  });
});
