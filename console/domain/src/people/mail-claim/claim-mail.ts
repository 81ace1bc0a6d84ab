import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { newId } from '../../verb/id.ts';
import { lockPerson } from '../store.ts';
import { mailCodeJob } from './jobs.ts';
import { CODE_MINUTES, countClaim } from './rules.ts';
import { claimMailSchema } from './schemas.ts';
import { lockClaim, saveClaim } from './store.ts';

/**
 * A person wants their notices mailed to an address: a code is mailed there, and until it is given back mails go where they went before.
 * The audit row has no address. Refused: PERSON_NEEDED for a program; RATE_LIMITED after MOST_CLAIMS_AN_HOUR.
 */
export const claimMail = command({
  event: 'people.mail-claimed',
  allow: ['signed-in'],
  input: claimMailSchema,
  async act({ ctx, tx }, { mail }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'people.claimMail' });
    const personId = ctx.actor.id;
    await lockPerson(tx, personId);
    const before = await lockClaim(tx, personId);
    const counted = countClaim(before ? { from: before.counted_from, count: before.counted } : null, ctx.now);
    if ('waitSeconds' in counted) throw new DomainError('RATE_LIMITED', { seconds: counted.waitSeconds });
    const id = newId(ctx.now);
    await saveClaim(tx, { id, personId, mail, at: ctx.now, counted });
    return {
      result: { minutes: CODE_MINUTES },
      audit: { object: { kind: 'person', id: personId }, detail: { claim: id } },
      jobs: [mailCodeJob(id)],
    };
  },
});
