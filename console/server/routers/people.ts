import { addOrganisation } from '@zhengyun/domain/people/add-organisation.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { endService } from '@zhengyun/domain/people/end-service.ts';
import { grantChoices } from '@zhengyun/domain/people/grant-choices.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { listDepartmentPeople } from '@zhengyun/domain/people/list-department-people.ts';
import { listPeople } from '@zhengyun/domain/people/list-people.ts';
import { claimMail } from '@zhengyun/domain/people/mail-claim/claim-mail.ts';
import { confirmMail } from '@zhengyun/domain/people/mail-claim/confirm-mail.ts';
import { myMailClaim } from '@zhengyun/domain/people/mail-claim/my-mail-claim.ts';
import { claimedMailSchema, confirmedMailSchema, mailClaimSchema } from '@zhengyun/domain/people/mail-claim/schemas.ts';
import { me } from '@zhengyun/domain/people/me.ts';
import { resumeService } from '@zhengyun/domain/people/resume-service.ts';
import { revokeRole } from '@zhengyun/domain/people/revoke-role.ts';
import {
  addedSchema,
  departmentPeopleSchema,
  endedServiceSchema,
  grantChoicesSchema,
  grantedRoleSchema,
  meSchema,
  peoplePageSchema,
  personKeySchema,
  revokedRoleSchema,
} from '@zhengyun/domain/people/schemas.ts';
import { setMail } from '@zhengyun/domain/people/set-mail.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** People and what they may do. */
export const peopleRouter = router({
  me: signedInProcedure.output(meSchema).query(({ ctx }) => me(ctx.verb)),
  list: signedInProcedure
    .input(inputOf(listPeople))
    .output(peoplePageSchema)
    .query(({ ctx, input }) => listPeople(ctx.verb, input)),
  ofDepartment: signedInProcedure.output(departmentPeopleSchema).query(({ ctx }) => listDepartmentPeople(ctx.verb)),
  addOrganisation: signedInProcedure
    .input(inputOf(addOrganisation))
    .output(addedSchema)
    .mutation(({ ctx, input }) => addOrganisation(ctx.verb, input)),
  add: signedInProcedure
    .input(inputOf(addPerson))
    .output(addedSchema)
    .mutation(({ ctx, input }) => addPerson(ctx.verb, input)),
  setMail: signedInProcedure
    .input(inputOf(setMail))
    .output(personKeySchema)
    .mutation(({ ctx, input }) => setMail(ctx.verb, input)),
  mailClaim: signedInProcedure.output(mailClaimSchema).query(({ ctx }) => myMailClaim(ctx.verb, undefined)),
  claimMail: signedInProcedure
    .input(inputOf(claimMail))
    .output(claimedMailSchema)
    .mutation(({ ctx, input }) => claimMail(ctx.verb, input)),
  confirmMail: signedInProcedure
    .input(inputOf(confirmMail))
    .output(confirmedMailSchema)
    .mutation(({ ctx, input }) => confirmMail(ctx.verb, input)),
  grantChoices: signedInProcedure
    .input(inputOf(grantChoices))
    .output(grantChoicesSchema)
    .query(({ ctx, input }) => grantChoices(ctx.verb, input)),
  grant: signedInProcedure
    .input(inputOf(grantRole))
    .output(grantedRoleSchema)
    .mutation(({ ctx, input }) => grantRole(ctx.verb, input)),
  revoke: signedInProcedure
    .input(inputOf(revokeRole))
    .output(revokedRoleSchema)
    .mutation(({ ctx, input }) => revokeRole(ctx.verb, input)),
  endService: signedInProcedure
    .input(inputOf(endService))
    .output(endedServiceSchema)
    .mutation(({ ctx, input }) => endService(ctx.verb, input)),
  resumeService: signedInProcedure
    .input(inputOf(resumeService))
    .output(personKeySchema)
    .mutation(({ ctx, input }) => resumeService(ctx.verb, input)),
});
