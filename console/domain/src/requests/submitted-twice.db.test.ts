import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { submitExtend } from './submit-extend.ts';
import { submitRelease } from './submit-release.ts';
import { submitResize } from './submit-resize.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

async function delivered(): Promise<string> {
  const { requestId, operations } = await flow.approved(1);
  await flow.delivered(operations[0]!);
  return (await flow.request(requestId)).lines[0]!.resource.id;
}
const requestsOn = (resourceId: string) =>
  province.within(async ({ tx }) => {
    const lines = tx.selectFrom('order_line').select('request_id').where('resource_id', '=', resourceId);
    return (await lines.execute()).length - 1;
  });
const ten = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, act));
const larger = { ...host, vcpu: 8, memoryGb: 16 };
const kinds = [
  ['a resize', 'requests.resize-submitted', submitResize, { spec: larger }],
  ['a release', 'requests.release-submitted', submitRelease, {}],
  ['an extension', 'requests.extend-submitted', submitExtend, { months: 3 }],
] as const;

it.each(kinds)('%s that comes ten times at once under its key is answered ten times and made once', async (...row) => {
  const [, event, submit, wanted] = row;
  const resourceId = await delivered();
  const applicant = await province.as('applicant');
  const sent = { resourceId, reason: '业务变化', key: crypto.randomUUID(), ...wanted } as never;
  const answers = await ten(() => submit(applicant, sent));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await requestsOn(resourceId)).toBe(1);
  const about = ({ object_id }: { object_id: string }) => object_id === answers[0]!.requestId;
  expect((await province.audit(event)).filter(about)).toHaveLength(1);
  expect((await province.audit('requests.submit-repeated')).filter(about)).toHaveLength(9);
  await expect(submit(applicant, { ...(sent as object), reason: '另一件事' } as never)).rejects.toMatchObject({
    code: 'SUBMITTED_BEFORE',
  });
});

it.each(kinds)(
  '%s that comes ten times at once under no key is made once, and the others are told which',
  async (...row) => {
    const [, , submit, wanted] = row;
    const resourceId = await delivered();
    const applicant = await province.as('applicant');
    const sent = { resourceId, reason: '业务变化', ...wanted } as never;
    const answers = await ten(() =>
      submit(applicant, sent).then(
        ({ number }) => number,
        ({ code, facts }) => ({ code, facts }),
      ),
    );
    const made = answers.filter((answer) => typeof answer === 'string');
    expect(made).toHaveLength(1);
    const refusal = { code: 'RESOURCE_BUSY', facts: expect.objectContaining({ request: made[0] }) };
    expect(answers.filter((answer) => typeof answer !== 'string')).toEqual(Array.from({ length: 9 }, () => refusal));
    expect(await requestsOn(resourceId)).toBe(1);
  },
);

it('a key belongs to one kind of change, and another size while the first is open waits as before', async () => {
  const resourceId = await delivered();
  const applicant = await province.as('applicant');
  const key = crypto.randomUUID();
  const first = await submitResize(applicant, { resourceId, spec: larger, reason: '扩容', key });
  await expect(submitRelease(applicant, { resourceId, reason: '扩容', key })).rejects.toMatchObject({
    code: 'SUBMITTED_BEFORE',
  });
  const other = { resourceId, spec: { ...larger, vcpu: 16 }, reason: '再扩容', key: crypto.randomUUID() };
  const second = await submitResize(applicant, other);
  expect(second.waitsFor).toEqual([first.number]);
  expect(await submitResize(applicant, other)).toEqual(second);
});
