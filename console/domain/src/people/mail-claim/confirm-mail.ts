import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { lockPerson, saveMail } from '../store.ts';
import { isCode, MOST_TRIES, standingOf } from './rules.ts';
import { type ConfirmedMail, confirmMailSchema } from './schemas.ts';
import { countTry, endClaim, lockClaim } from './store.ts';

/**
 * Gives back the code that was mailed to the address one claimed: mails go there from now on. A code that isn't the one is answered, not
 * refused, for a refusal would take its count back with it. PERSON_NEEDED for a program.
 */
export const confirmMail = command({
  event: 'people.mail-confirmed',
  allow: ['signed-in'],
  input: confirmMailSchema,
  async act({ ctx, tx }, { code }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('PERSON_NEEDED', { procedure: 'people.confirmMail' });
    const personId = ctx.actor.id;
    await lockPerson(tx, personId);
    const claim = await lockClaim(tx, personId);
    const standing = claim ? standingOf({ expiresAt: claim.expires_at, tries: claim.tries }, ctx.now) : 'none';
    const object = { kind: 'person' as const, id: personId };
    const answer = (result: ConfirmedMail) => ({
      result,
      audit: { action: 'people.mail-code-refused' as const, object, detail: { claim: claim?.id ?? null, ...result } },
    });
    if (standing !== 'awaited' || !claim?.code_hash) return answer({ confirmed: false, standing, triesLeft: 0 });
    if (!(await isCode(code, claim.code_hash))) {
      const tries = claim.tries + 1;
      await countTry(tx, personId, tries);
      const after = standingOf({ expiresAt: claim.expires_at, tries }, ctx.now);
      return answer({ confirmed: false, standing: after, triesLeft: MOST_TRIES - tries });
    }
    await saveMail(tx, personId, claim.mail);
    await endClaim(tx, personId, ctx.now);
    const result: ConfirmedMail = { confirmed: true, standing: 'none', triesLeft: 0 };
    return { result, audit: { object, detail: { claim: claim.id } } };
  },
});
