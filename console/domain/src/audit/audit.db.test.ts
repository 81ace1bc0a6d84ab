import { randomUUID } from 'node:crypto';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { record } from '../verb/record.ts';
import { listAudit } from './list-audit.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const NOW = '2026-03-20T04:00:00.000Z';
const AUDITOR = person('auditor');
let sample: Awaited<ReturnType<typeof sampleTenants>>;

/** Appends an audit row about `object`, in a transaction that stays open until the returned function is called. */
async function heldAct(object: string, departmentId: string | null = SAMPLE.ours): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let written = (): void => undefined;
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const done = withTransaction(sample.app, { kind: 'all' }, async (tx) => {
    await record(tx, sample.as(AUDITOR, NOW), {
      action: 'people.signed-in',
      outcome: 'done',
      object: { kind: 'usage-source', id: object },
      departmentId,
      detail: { z: '一', a: { y: [1, 'x'], b: null } },
    });
    written();
    await held;
  });
  await isWritten;
  return async () => {
    release();
    await done;
  };
}
const act = async (object: string, departmentId?: string | null) => (await heldAct(object, departmentId))();
const seal = (limit = 1_000) => sealAudit(sample.as(JOB, NOW, sample.worker), { limit });
/** Seals until `objects` are sealed: a transaction open elsewhere on the same server may hold the sealer up for a while. */
const sealThrough = (...objects: readonly string[]) =>
  vi.waitFor(
    async () => {
      await seal();
      for (const object of objects) expect(await sealOf(object)).not.toBeNull();
    },
    { timeout: 20_000, interval: 20 },
  );
const verify = (chain?: string) => verifyAudit(sample.as(AUDITOR, NOW), chain ? { chain } : {});
const sealOf = async (object: string) =>
  (await listAudit(sample.as(AUDITOR, NOW), { objectKind: 'usage-source', objectId: object })).items[0]?.seal ?? null;
/** What only the owner of the server's files could do: writes past the append-only trigger. */
async function tamper(statement: string, values: readonly unknown[]): Promise<void> {
  const table = 'alter table audit_row';
  await sample.owner.query(`${table} disable trigger audit_row_append_only, no force row level security`);
  await sample.owner.query(statement, [...values]);
  await sample.owner.query(`${table} enable trigger audit_row_append_only, force row level security`);
}

beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

describe('sealing', () => {
  it('chains what is committed, a chain for each department and one for the province', async () => {
    await act('a1');
    await act('a2');
    await act('a3', null);
    await act('a4', SAMPLE.theirs);
    expect(await sealOf('a1')).toBeNull();
    await sealThrough('a1', 'a2', 'a3', 'a4');
    expect([(await sealOf('a1'))?.sequence, (await sealOf('a2'))?.sequence]).toEqual(['1', '2']);
    expect([(await sealOf('a3'))?.chain, (await sealOf('a4'))?.chain]).toEqual(['province', SAMPLE.theirs]);
    expect(await verify()).toMatchObject({ intact: true, breaks: [] });
  });

  it('passes over no row that commits late: it waits, and then chains in order', async () => {
    const commitLate = await heldAct('late');
    await act('early');
    await seal();
    expect([await sealOf('late'), await sealOf('early')]).toEqual([null, null]);
    const before = await verify(SAMPLE.ours);
    expect(before.chains).toMatchObject([{ unsealed: 1, oldestUnsealedAt: NOW }]);
    await commitLate();
    await sealThrough('late', 'early');
    const [late, early] = [await sealOf('late'), await sealOf('early')];
    expect(BigInt(early?.sequence ?? 0)).toBe(BigInt(late?.sequence ?? 0) + 1n);
    expect((await verify()).intact).toBe(true);
  });

  it('comes to rest: a run that finds only its own rows leaves no more', async () => {
    await act('rest');
    await sealThrough('rest');
    await vi.waitFor(
      async () => {
        await seal();
        expect((await verify()).chains.every((chain) => chain.unsealed === 0)).toBe(true);
      },
      { timeout: 20_000, interval: 20 },
    );
    expect(await seal()).toEqual({ sealed: 0, more: false });
  });

  it('twice at once seals each row once', async () => {
    for (let n = 0; n < 10; n += 1) await act(`twice-${n}`);
    await Promise.all([seal(), seal(), seal()]);
    await sealThrough('twice-0', 'twice-9');
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('goes on in batches where there is much', async () => {
    for (let n = 0; n < 7; n += 1) await act(`batch-${n}`);
    await vi.waitFor(async () => expect((await seal(3)).more).toBe(true), { timeout: 20_000, interval: 20 });
    await sealThrough('batch-6');
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('takes rows that a restored backup brought from a server further on', async () => {
    await act('restored');
    await sample.owner.query(
      `update audit_pending set transaction_id = 900000000000 where audit_id = (select id from audit_row where object_id = 'restored')`,
    );
    await seal();
    expect(await sealOf('restored')).not.toBeNull();
  });

  it('is for the job alone', async () => {
    await expect(sealAudit(sample.as(person('audit-admin'), NOW), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('verification', () => {
  it('names the row that was changed behind the append-only trigger', async () => {
    await act('victim');
    await act('after');
    await sealThrough('victim', 'after');
    const victim = await sealOf('victim');
    await tamper(`update audit_row set actor_name = '别人' where object_id = $1`, ['victim']);
    const found = await verify();
    expect(found.intact).toBe(false);
    expect(found.breaks).toMatchObject([{ chain: SAMPLE.ours, sequence: victim?.sequence, kind: 'row-changed' }]);
    await tamper(`update audit_row set actor_name = '李明' where object_id = $1`, ['victim']);
    expect((await verify()).intact).toBe(true);
  });

  it('counts a row that was taken off the sealer’s list as unsealed', async () => {
    await act('hidden', SAMPLE.theirs);
    await sample.owner.query(
      `delete from audit_pending where audit_id = (select id from audit_row where object_id = 'hidden')`,
    );
    await act('seen', SAMPLE.theirs);
    await sealThrough('seen');
    expect((await verify(SAMPLE.theirs)).chains).toMatchObject([{ unsealed: 1 }]);
  });

  it('finds a seal that is gone, and by an anchor a cut tail and a chain written anew', async () => {
    const objects = ['v1', 'v2', 'v3', 'v4'];
    for (const object of objects) await act(object, null);
    await sealThrough(...objects);
    const noted = (await verify('province')).chains.flatMap(({ chain, headSequence, headHash }) => ({
      chain,
      sequence: headSequence ?? '',
      hash: headHash ?? '',
    }));
    const [second, third, last] = await Promise.all(['v2', 'v3', 'v4'].map(sealOf));
    const against = (anchor = noted) => verifyAudit(sample.as(AUDITOR, NOW), { chain: 'province', anchor });
    const kinds = async () => (await against()).breaks.map(({ kind, sequence }) => `${kind} ${sequence}`);
    expect(await kinds()).toEqual([]);

    /** Does something to the seals as who owns the files could, looks, and takes it back. */
    const whileSealsAre = async (statement: string, values: readonly unknown[]): Promise<readonly string[]> => {
      const triggers = (what: string) =>
        sample.owner.query(`alter table audit_seal ${what} trigger audit_seal_append_only`);
      await sample.owner.query('create temp table kept as select * from audit_seal');
      await triggers('disable');
      await sample.owner.query(statement, [...values]);
      const seen = await kinds();
      await sample.owner.query('delete from audit_seal');
      await sample.owner.query('insert into audit_seal select * from kept');
      await sample.owner.query('drop table kept');
      await triggers('enable');
      return seen;
    };
    const chain = `chain = 'province'`;
    const gone = await whileSealsAre(`delete from audit_seal where ${chain} and sequence = $1`, [second?.sequence]);
    expect(gone).toEqual([`sequence-gap ${third?.sequence}`, `link-broken ${third?.sequence}`]);
    const tail = await whileSealsAre(`delete from audit_seal where ${chain} and sequence >= $1`, [last?.sequence]);
    expect(tail).toEqual([`tail-cut ${noted[0]?.sequence}`]);
    const anew = await whileSealsAre(`update audit_seal set hash = $2 where ${chain} and sequence = $1`, [
      noted[0]?.sequence,
      Buffer.alloc(32),
    ]);
    expect(anew).toEqual([`row-changed ${noted[0]?.sequence}`, `rewritten ${noted[0]?.sequence}`]);
    expect(await kinds()).toEqual([]);
  });

  it('is for those who audit', async () => {
    for (const actor of [person('finance'), person('applicant', SAMPLE.ours), person('platform-engineer')]) {
      await expect(verifyAudit(sample.as(actor, NOW), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
      await expect(listAudit(sample.as(actor, NOW), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    }
  });
});

describe('audit rows', () => {
  it('of a department are seen by its approver, the operator’s acts too, and no other department’s', async () => {
    await act('shown', SAMPLE.ours);
    await act('not-shown', SAMPLE.theirs);
    await act('platform', null);
    const approver = sample.as(person('department-approver', SAMPLE.ours), NOW);
    const { items } = await listAudit(approver, { objectKind: 'usage-source', limit: 200 });
    const objects = items.map(({ object }) => object.id);
    expect(objects).toContain('shown');
    expect(objects.filter((id) => id === 'not-shown' || id === 'platform')).toEqual([]);
    expect(new Set(items.map(({ department }) => department?.id))).toEqual(new Set([SAMPLE.ours]));
    await expect(verifyAudit(approver, {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('can be changed or taken away by no role of ours', async () => {
    await act('fixed');
    for (const db of [sample.app, sample.worker]) {
      const change = db.updateTable('audit_row').set({ actor_name: 'x' }).where('object_id', '=', 'fixed').execute();
      await expect(change).rejects.toMatchObject({ code: '42501' });
    }
    await expect(sample.owner.query(`delete from audit_row where object_id = 'fixed'`)).rejects.toMatchObject({
      code: 'ZY001',
    });
    const forged = sample.app.insertInto('audit_seal').values({
      chain: 'x',
      sequence: 1n,
      audit_id: randomUUID(),
      algorithm: 'sm3',
      previous_hash: Buffer.alloc(32),
      hash: Buffer.alloc(32),
      sealed_at: new Date(NOW),
    });
    await expect(forged.execute()).rejects.toMatchObject({ code: '42501' });
  });

  it('are filtered and paged without losing or repeating any', async () => {
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(sample.as(AUDITOR, NOW), {
        objectKind: 'usage-source',
        outcome: 'done',
        departmentId: SAMPLE.ours,
        limit: 5,
        cursor,
      });
      all.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
      if (!cursor) expect(all).toHaveLength(page.total);
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
  });
});
