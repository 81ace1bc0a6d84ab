import { getTemplate } from '@zhengyun/domain/templates/get-template.ts';
import { listTemplates } from '@zhengyun/domain/templates/list-templates.ts';
import { removeTemplate } from '@zhengyun/domain/templates/remove-template.ts';
import { saveTemplate } from '@zhengyun/domain/templates/save-template.ts';
import {
  savedTemplateSchema,
  templateRefSchema,
  templateSchema,
  templatesSchema,
} from '@zhengyun/domain/templates/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Orders that a department makes again and again, under a name. */
export const templatesRouter = router({
  list: signedInProcedure.output(templatesSchema).query(({ ctx }) => listTemplates(ctx.verb)),
  get: signedInProcedure
    .input(inputOf(getTemplate))
    .output(templateSchema)
    .query(({ ctx, input }) => getTemplate(ctx.verb, input)),
  save: signedInProcedure
    .input(inputOf(saveTemplate))
    .output(savedTemplateSchema)
    .mutation(({ ctx, input }) => saveTemplate(ctx.verb, input)),
  remove: signedInProcedure
    .input(inputOf(removeTemplate))
    .output(templateRefSchema)
    .mutation(({ ctx, input }) => removeTemplate(ctx.verb, input)),
});
