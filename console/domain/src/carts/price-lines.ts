import { z } from 'zod';
import { quote } from '../pricing/quote.ts';
import { quoteLineSchema } from '../pricing/schemas.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';

/** Fen of a whole month and to year end; null: there is no price for the line. */
export type LinePrice = { readonly monthFen: bigint; readonly yearEndFen: bigint } | null;

/** What each line costs by the price version in force, in the lines' order; one without a price spoils no other's. */
export const priceLines = query({
  allow: ['applicant', 'department-approver'],
  input: z.strictObject({ lines: z.array(quoteLineSchema).max(200) }),
  async read(scope, { lines }): Promise<readonly LinePrice[]> {
    const priced = async (some: typeof lines): Promise<readonly LinePrice[]> => {
      if (some.length === 0) return [];
      try {
        const told = await quote.definition.read(scope, { lines: some });
        return told.lines.map(({ monthFen, yearEndFen }) => ({
          monthFen: BigInt(monthFen),
          yearEndFen: BigInt(yearEndFen),
        }));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const [only] = some;
        if (some.length === 1 || !only) return [null];
        const each: LinePrice[] = [];
        for (const line of some) each.push(...(await priced([line])));
        return each;
      }
    };
    return priced(lines);
  },
});
