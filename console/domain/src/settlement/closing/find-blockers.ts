import { settlementPolicyAt } from '@zhengyun/rulebook/settlement-policy.ts';
import { query } from '../../verb/query.ts';
import { freezeOf } from '../freeze-store.ts';
import { listUncontracted } from '../list-uncontracted.ts';
import { openDisputes } from '../open-disputes.ts';
import { standingOf } from '../state-store.ts';
import { contractsWithStatements, findPeriod } from './period-store.ts';
import { blockersOf } from './rules.ts';
import { periodInputSchema } from './schemas.ts';
import { openSteps } from './step-store.ts';
import { nameOfUnknown } from './unknown-rules.ts';
import { unknownUse } from './unknown-store.ts';

/** What stands in the way of closing a month, and what its statements come to. */
export const findBlockers = query({
  allow: ['finance', 'auditor', 'job'],
  input: periodInputSchema,
  async read(scope, { month }) {
    const { ctx, tx } = scope;
    const freezesAt = await freezeOf(scope, month, settlementPolicyAt(ctx.now));
    const contracts = await contractsWithStatements(tx, month);
    const steps = (await openSteps(tx, month)).filter(({ step }) => step === 'draft');
    const parked = contracts.flatMap(({ state, parked: reasons, released_at, statementNumber }) => {
      const stands = state !== null && standingOf({ state, parked: reasons, released_at }).parked;
      return stands ? (statementNumber ?? '') : [];
    });
    const disputes = await openDisputes.definition.read(scope, { month });
    const built = contracts.flatMap(({ payable_fen, state }) => (payable_fen === null ? [] : { payable_fen, state }));
    return {
      freezesAt,
      blockers: blockersOf({
        begun: (await findPeriod(tx, month)) !== undefined,
        frozen: ctx.now >= freezesAt,
        unfinished: steps.flatMap(({ state, contractNumber }) => (state === 'failed' ? [] : contractNumber)),
        failed: steps.flatMap(({ state, contractNumber }) => (state === 'failed' ? contractNumber : [])),
        notDrafted: contracts.flatMap(({ state, number }) => (state === null || state === 'gathering' ? number : [])),
        parked,
        disputed: disputes.map(({ number }) => number),
        useUnknown: (await unknownUse(tx, month)).map(nameOfUnknown),
      }),
      uncontracted: (await listUncontracted.definition.read(scope, { month })).items.length,
      statements: {
        count: built.length,
        issued: built.filter(({ state }) => state === 'issued' || state === 'confirmed' || state === 'paid').length,
        payableFen: built.reduce((sum, each) => sum + each.payable_fen, 0n).toString(),
      },
    };
  },
});
