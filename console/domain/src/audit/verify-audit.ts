import { query } from '../verb/query.ts';
import { anchorBreaks } from './anchor-rules.ts';
import { lastAnchorAt } from './anchor-store.ts';
import { type Break, findBreaks, GENESIS, type Head, PROVINCE } from './rules.ts';
import { type Verification, verifyInputSchema } from './schemas.ts';
import { chainSummaries, sealsAfter, sealsAt } from './seal-store.ts';

const PAGE = 2_000;
/** Beyond so many breaks the rest is not listed: the chain is lost and the first ones say where. */
const MOST_BREAKS = 200;

/**
 * Works out every seal anew and says what does not fit: rows changed, gone, moved or out of line. Rows not sealed yet are
 * counted apart, with the oldest. What is cut off at a chain's end, or a chain written anew from some place on, leaves no trace in
 * the chain itself: against an anchor kept elsewhere both show.
 */
export const verifyAudit = query({
  allow: ['auditor', 'audit-admin'],
  input: verifyInputSchema,
  async read({ ctx, tx }, { chain: wanted, anchor }): Promise<Verification> {
    const summaries = (await chainSummaries(tx)).filter((each) => wanted === undefined || each.chain === wanted);
    const breaks: Break[] = [];
    for (const { chain } of summaries) {
      let head: Head = { sequence: 0n, hash: GENESIS };
      for (let full = true; full && breaks.length < MOST_BREAKS; ) {
        const seals = await sealsAfter(tx, { chain, sequence: head.sequence }, PAGE);
        const found = findBreaks(head, seals);
        breaks.push(...found.breaks);
        head = found.head;
        full = seals.length === PAGE;
      }
    }
    const noted = (anchor ?? []).filter((each) => wanted === undefined || each.chain === wanted);
    breaks.push(...anchorBreaks(noted, await sealsAt(tx, noted)));
    return {
      checkedAt: ctx.now.toISOString(),
      intact: breaks.length === 0,
      anchoredAt: (await lastAnchorAt(tx))?.toISOString() ?? null,
      chains: summaries.map((each) => ({
        chain: each.chain,
        name: each.chain === PROVINCE ? PROVINCE : (each.name ?? each.chain),
        sealed: Number(each.sealed),
        headSequence: each.headSequence?.toString() ?? null,
        headHash: each.headHash?.toString('hex') ?? null,
        sealedAt: each.sealedAt?.toISOString() ?? null,
        unsealed: Number(each.unsealed),
        oldestUnsealedAt: each.oldestUnsealedAt?.toISOString() ?? null,
      })),
      breaks: breaks.slice(0, MOST_BREAKS),
    };
  },
});
