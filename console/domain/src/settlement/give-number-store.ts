import type { VerbScope } from '../verb/context.ts';
import { nextNumber } from '../verb/number.ts';
import { appendLink, lockChainHead } from './chain-store.ts';
import { DIGEST_VERSION, digestToSign } from './stored-digest-store.ts';

interface Issued {
  readonly statement: {
    readonly id: string;
    readonly department_id: string;
    readonly payable_fen: bigint;
    readonly content_hash: string;
  };
  readonly issuedBy: string;
}

/**
 * The next printed number of the year, e.g. `JS-2026-000123`, and how to bind the statement that got it to the chain. Chain and series are
 * locked until the transaction ends: whoever comes second waits, and what is rolled back has used up nothing.
 */
export async function giveNumber({ ctx, tx }: VerbScope) {
  const head = await lockChainHead(tx);
  const number = await nextNumber(tx, 'JS', ctx.now);
  const [, year, ordinal] = number.split('-');
  return {
    number,
    async appendTo({ statement, issuedBy }: Issued) {
      const storedDigest = await digestToSign(tx, statement.id);
      return appendLink(tx, {
        sequence: head.sequence + 1n,
        number,
        year: Number(year),
        ordinal: Number(ordinal),
        statementId: statement.id,
        departmentId: statement.department_id,
        payableFen: statement.payable_fen,
        contentHash: statement.content_hash,
        version: DIGEST_VERSION,
        storedDigest,
        issuedAt: ctx.now,
        issuedBy,
        previousHash: head.hash,
      });
    },
  };
}
