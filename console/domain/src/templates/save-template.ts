import type { z } from 'zod';
import { answerableFor } from '../verb/actor.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { MOST_TEMPLATES, type savedTemplateSchema, saveTemplateSchema } from './schemas.ts';
import { insertTemplate, lockTemplates, rewriteTemplate } from './store.ts';

/**
 * Keeps order lines under a name for everybody of the department. Whether they may be had is asked when they are ordered, not now.
 * Refused: NOT_YOURS; NAME_TAKEN unless it is to be replaced; TEMPLATES_ENOUGH where the department has as many as it may.
 */
export const saveTemplate = command({
  event: 'templates.saved',
  allow: ['applicant', 'department-approver'],
  input: saveTemplateSchema,
  async act(
    { ctx, tx },
    { departmentId, name, lines, replace },
  ): Promise<Outcome<z.output<typeof savedTemplateSchema>>> {
    requireDepartment(ctx.actor, ['applicant', 'department-approver'], departmentId);
    const savedBy = answerableFor(ctx.actor);
    if (!savedBy) throw new DomainError('ROLE_MISSING');
    const standing = await lockTemplates(tx, departmentId);
    const known = standing.get(name);
    if (known !== undefined && !replace) throw new DomainError('NAME_TAKEN', { name });
    if (known === undefined && standing.size >= MOST_TEMPLATES)
      throw new DomainError('TEMPLATES_ENOUGH', { limit: MOST_TEMPLATES });
    const id = known ?? newId(ctx.now);
    const written = { lines, savedBy, at: ctx.now };
    if (known === undefined) await insertTemplate(tx, { id, departmentId, name }, written);
    else await rewriteTemplate(tx, id, written);
    return {
      result: { templateId: id, replaced: known !== undefined },
      audit: { object: { kind: 'order-template', id }, departmentId, detail: { name, lines: lines.length } },
    };
  },
});
