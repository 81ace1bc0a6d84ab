import type { attachToWordWith } from '../requests/attachments/attach-to-word.ts';
import { attachmentsOfDisputes } from '../requests/attachments/attachments-of-disputes.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { aboutDispute, disputeFor } from './acting-store.ts';
import { addEvidenceSchema, DISPUTE_SPEAKERS, MOST_FILES } from './schemas.ts';
import { wordsOf } from './store.ts';
import { sayAs } from './word-store.ts';

/**
 * Adds a file for the caller's side, for good. Its bytes say what it is, never its name. Refused as `refusalOf` says; ATTACHMENTS_ENOUGH;
 * ATTACHMENT_TOO_LARGE, ATTACHMENT_NOT_ADMITTED, ATTACHMENT_DISGUISED and ATTACHMENT_ACTIVE, each with the file's name.
 */
export const addEvidenceWith = (attach: ReturnType<typeof attachToWordWith>) =>
  command({
    event: 'disputes.evidence-added',
    allow: DISPUTE_SPEAKERS,
    input: addEvidenceSchema,
    async act(scope, { disputeId, name, content }) {
      const found = await disputeFor(scope, disputeId, 'say');
      const { row } = found;
      const wordIds = (await wordsOf(scope.tx, [disputeId])).map(({ id }) => id);
      const files = await attachmentsOfDisputes.definition.read(scope, { wordIds });
      if ([...files.values()].flat().length >= MOST_FILES)
        throw new DomainError('ATTACHMENTS_ENOUGH', { limit: MOST_FILES });
      const { wordId, side } = await sayAs(scope, found, name);
      const to = { wordId, departmentId: row.department_id };
      const result = await attach.within(scope, { ...to, name, content });
      return { result, audit: aboutDispute(row, { side, sha256: result.sha256 }) };
    },
  });
