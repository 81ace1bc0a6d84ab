import { DomainError, type ErrorCode } from '@zhengyun/domain/verb/errors.ts';

/** One turn of a loop over many rows, each for itself. */
export interface Round {
  /**
   * Finds rows and does `act` for the id of each in turn. One that fails keeps none of the others waiting, and neither does a search
   * that fails; a row whose state has changed since it was found is nobody's trouble.
   */
  each(what: string, find: () => Promise<readonly string[]>, act: (id: string) => Promise<unknown>): Promise<void>;
  /** Ends the turn: throws an AggregateError that names each row that failed, if any did; they are met again in the next turn. */
  end(): void;
}

const CHANGED_SINCE: readonly ErrorCode[] = ['STATE_CONFLICT', 'NOT_FOUND'];

/** Makes the round of one turn of `loop`. */
export function makeRound(loop: string): Round {
  const failed: Error[] = [];
  const unlessChanged = (subject: string) => (error: unknown) => {
    if (error instanceof DomainError && CHANGED_SINCE.includes(error.code)) return;
    failed.push(new Error(subject, { cause: error }));
  };
  return {
    async each(what, find, act) {
      const ids = await find().catch((error: unknown) => {
        failed.push(new Error(`${what}: not found out which`, { cause: error }));
        return [];
      });
      for (const id of ids) await act(id).catch(unlessChanged(`${what} ${id}`));
    },
    end() {
      if (failed.length > 0) throw new AggregateError(failed, `${loop}: ${failed.length} of this turn failed`);
    },
  };
}
