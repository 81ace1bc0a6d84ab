import { addOrganisation } from '@zhengyun/domain/people/add-organisation.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { listDepartmentPeople } from '@zhengyun/domain/people/list-department-people.ts';
import { listPeople } from '@zhengyun/domain/people/list-people.ts';
import { me } from '@zhengyun/domain/people/me.ts';
import { revokeRole } from '@zhengyun/domain/people/revoke-role.ts';
import { departmentPeopleSchema, meSchema, peoplePageSchema } from '@zhengyun/domain/people/schemas.ts';
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
    .mutation(({ ctx, input }) => addOrganisation(ctx.verb, input)),
  add: signedInProcedure.input(inputOf(addPerson)).mutation(({ ctx, input }) => addPerson(ctx.verb, input)),
  setMail: signedInProcedure.input(inputOf(setMail)).mutation(({ ctx, input }) => setMail(ctx.verb, input)),
  grant: signedInProcedure.input(inputOf(grantRole)).mutation(({ ctx, input }) => grantRole(ctx.verb, input)),
  revoke: signedInProcedure.input(inputOf(revokeRole)).mutation(({ ctx, input }) => revokeRole(ctx.verb, input)),
});
