import { fileURLToPath } from 'node:url';
import { runUntilKilled } from '@zhengyun/test/support/killed-child.ts';
import { colleague, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { draftMonthToDate } from './draft-month-to-date.ts';
import { reviewStatement } from './review-statement.ts';
import { verifyChain } from './verify-chain.ts';

const ISSUER = fileURLToPath(new URL('../../testing/issue-each.ts', import.meta.url));
const FINANCE = person('finance');
const OTHER = colleague('finance');
const NOW = '2026-08-20T02:00:00.000Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let statements: string[] = [];
beforeAll(async () => {
  sample = await sampleTenants();
  const made: string[] = [];
  for (const departmentId of [SAMPLE.ours, SAMPLE.theirs]) {
    await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      validFrom: '2025-12-31T16:00:00Z',
      validTo: '2026-12-31T16:00:00Z',
      departmentId,
      name: '政务云服务合同',
      annualFen: '1200000',
    });
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']) {
      const { statementId } = await draftMonthToDate(sample.as(FINANCE, NOW), { departmentId, month });
      await reviewStatement(sample.as(OTHER, NOW), { statementId });
      made.push(statementId);
    }
  }
  statements = made;
});
afterAll(() => sample.drop());

const rows = async () => {
  const found = await sample.owner.query('select id, number, state from statement order by number');
  return found.rows as { id: string; number: string; state: string }[];
};
const notIssued = async () => (await rows()).filter(({ state }) => state === 'reviewed').map(({ id }) => id);

it('an issue killed by SIGKILL in the midst leaves whole statements, no number given twice and none unused', {
  timeout: 180_000,
}, async () => {
  const args = (left: readonly string[]) => [sample.database.appUrl, NOW, JSON.stringify(OTHER), ...left];
  const said: string[] = [];
  for (const last of [1, 3, 2]) {
    said.push(...(await runUntilKilled(ISSUER, args(await notIssued()), last)));
    const issued = (await rows()).filter(({ state }) => state === 'issued').map(({ number }) => number);
    // Whatever instant it died at: every number that was told is there, they run on from the first, and the next is free.
    expect(issued).toEqual(issued.map((_, n) => `JS-2026-${String(n + 1).padStart(6, '0')}`));
    expect(said.filter((number) => !issued.includes(number))).toEqual([]);
    expect((await rows()).filter(({ state }) => state !== 'issued').every(({ number }) => /^NJ-/.test(number))).toBe(
      true,
    );
    expect(await verifyChain(sample.as(person('auditor'), NOW), undefined)).toMatchObject({
      ...{ whole: true, issued: issued.length, faults: [] },
    });
  }
  const left = await notIssued();
  expect(left.length).toBeGreaterThan(0);
  expect(await runUntilKilled(ISSUER, args(left), null)).toHaveLength(left.length);
  expect((await rows()).map(({ number }) => number)).toEqual(
    statements.map((_, n) => `JS-2026-${String(n + 1).padStart(6, '0')}`),
  );
  const audited = (await sample.audits('settlement.issued')).filter(({ outcome }) => outcome === 'done');
  expect(new Set(audited.map(({ detail }) => detail.number)).size).toBe(statements.length);
  expect(audited).toHaveLength(statements.length);
});
