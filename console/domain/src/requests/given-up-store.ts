import { releaseQuota } from '../quota/release-quota.ts';
import type { VerbScope } from '../verb/context.ts';
import { linesInDoubt } from './doubt-store.ts';
import { idleLines, reservedChanges } from './reservation-rules.ts';
import type { RequestKind } from './schemas.ts';
import { endLines, linesAtWork, linesInRemoval, linesOf, markReserved } from './store.ts';

interface Ending {
  readonly id: string;
  readonly department_id: string;
  readonly kind: RequestKind;
}

/**
 * Gives up a request's lines as it ends: what was held for them is freed, resources that never came are abandoned. Lines that
 * the engine is at stay open with what is held for them, since they may yet be delivered; of lines whose objects are being
 * removed again everything is held until they are gone; and a resize that failed on the cluster may have left the larger size
 * there, so what it grew by is held until something verified says what stands (settleDoubt). The caller has locked the request.
 */
export async function giveUpLines(scope: VerbScope, request: Ending, state: 'failed' | 'cancelled') {
  const { tx } = scope;
  const { id: requestId, department_id: departmentId, kind } = request;
  const atWork = await linesAtWork(tx, requestId);
  const givenUp = idleLines(await linesOf(tx, requestId), atWork);
  const inRemoval = await linesInRemoval(tx, requestId);
  const gone = givenUp.filter((line) => !inRemoval.includes(line.id));
  const inDoubt = kind === 'resize' ? await linesInDoubt(tx, requestId) : [];
  const held = gone.filter((line) => line.reserved && !inDoubt.includes(line.id));
  const changes = reservedChanges(kind, held);
  if (changes.length > 0) await releaseQuota.within(scope, { departmentId, requestId, changes });
  await markReserved(tx, held, false);
  await endLines(tx, { lines: givenUp, abandoned: gone, state });
  return { givenUp: givenUp.length, atWork: atWork.length, inRemoval: inRemoval.length };
}
