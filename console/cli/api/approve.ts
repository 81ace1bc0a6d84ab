import { parseArgs } from 'node:util';
import type { Output } from '@zhengyun/api-client';
import type { Decision } from '@zhengyun/domain/requests/schemas.ts';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { UsageError } from '../usage-error.ts';
import { plain, table } from './print.ts';
import type { ApiSession } from './session.ts';

type Evidence = Output<'approvals.evidence'>;

const USAGE = 'usage: approve NUMBER [--plan HASH] [--return REASON | --refuse REASON] [--lang zh|en] [--json]';
/** Characters of a plan's hash that name it: nobody finds another plan with the same ones. */
const SHORTEST_HASH = 12;

async function evidenceOf({ api }: ApiSession, number: string): Promise<Evidence> {
  const { items } = await api.call('requests.list', { search: number, limit: 10 });
  const found = items.find((item) => item.number === number);
  if (found) return api.call('approvals.evidence', { requestId: found.id });
  for await (const item of api.each('approvals.inbox', { kind: 'transfer' }))
    if (item.kind === 'transfer' && item.transfer.number === number)
      throw new Error(`${number}: transfers of a system are decided in the console: /transfers/${item.transfer.id}`);
  throw new Error(`${number}: there is no such request, or it is not yours to see`);
}

function show({ locale, json, output }: ApiSession, evidence: Evidence): void {
  if (json) {
    output.out(`${JSON.stringify(evidence)}\n`);
    return;
  }
  const { request, reason, planHash, price, quota, operations } = evidence;
  output.out(`${request.number}  ${plain(request.title)}  ${plain(request.department.name)}\n${plain(reason)}\n\n`);
  const steps = operations.flatMap((operation) =>
    operation.diff.map((each) => [operation.number, each.op, each.kind, each.name]),
  );
  output.out(table(steps));
  const left = quota.map((each) => [
    each.cloud.name,
    label(locale, 'dimension', each.dimension),
    each.before,
    '→',
    each.after,
  ]);
  output.out(table(left, [2, 4]));
  output.out(
    `\n¥ ${formatYuan(BigInt(price.monthFen))} / ${formatYuan(BigInt(price.yearEndFen))}  plan ${planHash ?? '-'}\n`,
  );
}

/**
 * Shows what a request asks for, costs and changes; with `--plan` and the hash that was shown, decides the step that waits for the
 * caller. It takes a person's token: a program's key is refused, and so is a sign-in that is too long ago.
 */
export async function approve(args: readonly string[], session: ApiSession): Promise<number> {
  const options = { plan: { type: 'string' }, return: { type: 'string' }, refuse: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [number, ...more] = positionals;
  const { plan, return: returned, refuse: refused } = values;
  if (!number || more.length > 0 || (returned !== undefined && refused !== undefined)) throw new UsageError(USAGE);
  const evidence = await evidenceOf(session, number);
  const { planHash, mayDecide, request } = evidence;
  if (plan === undefined) {
    show(session, evidence);
    if (planHash && mayDecide.length > 0)
      session.output.err(`to decide on this plan: approve ${number} --plan ${planHash.slice(0, SHORTEST_HASH)}\n`);
    return 0;
  }
  if (plan.length < SHORTEST_HASH || !planHash?.startsWith(plan))
    throw new Error(
      `${number}: the plan in force is ${planHash?.slice(0, SHORTEST_HASH) ?? 'none'}, not ${plan}: look at it again`,
    );
  const [step] = mayDecide;
  if (!step) throw new Error(`${number}: no step of it waits for you`);
  const decision: Decision = returned !== undefined ? 'return' : refused !== undefined ? 'refuse' : 'approve';
  const reason = returned ?? refused;
  const decided = await session.api.call('approvals.decide', {
    requestId: request.id,
    step,
    decision,
    planHash,
    ...(reason === undefined ? {} : { reason }),
  });
  const { json, locale, output } = session;
  output.out(json ? `${JSON.stringify(decided)}\n` : `${number}  ${label(locale, 'requestState', decided.state)}\n`);
  return 0;
}
