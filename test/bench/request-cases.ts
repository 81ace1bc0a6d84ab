import { cursorBehind } from '@zhengyun/domain/approvals/inbox-rules.ts';
import { encodeCursor } from '@zhengyun/domain/verb/paging.ts';
import type pg from 'pg';

/** Something people look up, and the bare statement for the same rows. */
export interface RequestCase {
  readonly name: string;
  /** Slug of the sample person who looks. */
  readonly person: string;
  readonly procedure: 'requests.list' | 'approvals.inbox';
  readonly input: object;
  readonly bare: { readonly text: string; readonly values: readonly unknown[] };
  /** Rows on the page at least; a page that is emptier has measured something else. */
  readonly fewest: number;
}

const LIMIT = 50;
const NEWEST = `order by q.submitted_at desc, q.id desc limit ${LIMIT}`;
const rowsOf = (page: string): string =>
  `select q.*, d.name, s.name, p.real_name from (${page}) q join department d on d.id = q.department_id
   join business_system s on s.id = q.system_id join person p on p.id = q.applicant_id`;
const listed = (where: string): string => rowsOf(`select q.* from request q where ${where} ${NEWEST}`);
const REVIEWED = `join request q on q.id = a.request_id and q.round = a.round and q.state in ('department-review', 'joint-review')`;
const inbox = (where: string): string =>
  rowsOf(
    `select q.* from approval_step a ${REVIEWED} where a.decision is null and ${where} order by a.due_at, q.id limit ${LIMIT}`,
  );

/** Keys that inputs name, out of what the system was filled with. */
interface Known {
  /** The department that orders most, which is the sample applicant's; and an ordinary one. */
  readonly large: string;
  readonly ordinary: string;
  readonly guangzhou: string;
  readonly heyuan: string;
  /** Where half of all requests are newer. */
  readonly middle: { readonly at: Date; readonly id: string };
  readonly last: { readonly at: Date; readonly id: string };
  readonly someNumber: string;
  readonly month: { readonly from: Date; readonly to: Date };
  /** Half of the steps that wait for the authority are due before it. */
  readonly middleDue: { readonly at: Date; readonly id: string };
}

async function knownOf(owner: pg.Client): Promise<Known> {
  const one = async (text: string, values: readonly unknown[] = []) => {
    const { rows } = await owner.query(text, [...values]);
    if (!rows[0]) throw new Error(`the filled system has nothing for: ${text}`);
    return rows[0];
  };
  const cloud = async (slug: string): Promise<string> => (await one('select id from cloud where slug = $1', [slug])).id;
  const at = (share: number) =>
    one(
      `select submitted_at as at, id, number from request order by submitted_at desc, id desc
       offset (select floor($1::float8 * count(*))::int from request) limit 1`,
      [share],
    );
  const middle = await at(0.5);
  return {
    large: (await one(`select id from department where slug = 'drug-regulator'`)).id,
    ordinary: (await one(`select department_id as id from request where id = $1`, [middle.id])).id,
    guangzhou: await cloud('guangzhou'),
    heyuan: await cloud('heyuan'),
    middle,
    last: await at(0.999),
    someNumber: middle.number,
    month: { from: new Date(middle.at.getTime() - 30 * 86_400_000), to: middle.at },
    middleDue: await one(
      `select a.due_at as at, q.id from approval_step a ${REVIEWED} where a.decision is null and a.step = 'administrative'
       order by a.due_at, q.id offset (select count(*) / 2 from request where state = 'joint-review') limit 1`,
    ),
  };
}

const list = (
  name: string,
  person: string,
  [input, where, values, fewest = LIMIT]: readonly [object, string, readonly unknown[], number?],
): RequestCase => ({
  name,
  person,
  procedure: 'requests.list',
  input: { limit: LIMIT, ...input },
  bare: { text: listed(where), values },
  fewest,
});

function listCases(known: Known): readonly RequestCase[] {
  const { large, ordinary, guangzhou, heyuan, middle, last, month } = known;
  const after = '(q.submitted_at, q.id) < ($1, $2)';
  const onCloud = 'exists (select from order_line l where l.request_id = q.id and l.cloud_id = $1)';
  const review = ['department-review', 'joint-review'];
  const between = 'q.submitted_at >= $1 and q.submitted_at < $2';
  const span = { from: month.from.toISOString(), to: month.to.toISOString() };
  return [
    list('list, first page, all of the province', 'authority', [{}, 'true', []]),
    list('list, a page in the middle', 'authority', [
      { cursor: encodeCursor(middle.at, middle.id) },
      after,
      [middle.at, middle.id],
    ]),
    list('list, the last page', 'authority', [
      { cursor: encodeCursor(last.at, last.id) },
      after,
      [last.at, last.id],
      1,
    ]),
    list('list, a department’s own, which orders most', 'applicant', [{}, 'q.department_id = $1', [large]]),
    list('list, one’s own applications', 'applicant', [{ mine: true }, 'q.department_id = $1', [large]]),
    list('list, in review', 'authority', [{ state: review }, 'q.state = any ($1)', [review]]),
    list('list, accepted, a page in the middle', 'authority', [
      { state: ['accepted'], cursor: encodeCursor(middle.at, middle.id) },
      `${after} and q.state = 'accepted'`,
      [middle.at, middle.id],
    ]),
    list('list, failed', 'authority', [{ state: ['failed'] }, `q.state = 'failed'`, []]),
    list('list, late', 'authority', [
      { late: true },
      `q.delivered_at >= q.promised_by or q.delivered_at is null and q.promised_by <= now() and q.state in ('previewing', 'joint-review', 'provisioning')`,
      [],
    ]),
    list('list, to confirm, by the day they are promised', 'engineer', [
      { toConfirm: true, order: 'promised' },
      `q.state = 'provisioning'`,
      [],
    ]),
    list('list, being provided, by the day they are promised', 'authority', [
      { state: ['provisioning'], order: 'promised' },
      `q.state = 'provisioning'`,
      [],
    ]),
    list('list, of one department', 'authority', [{ departmentId: ordinary }, 'q.department_id = $1', [ordinary]]),
    list('list, of a large cloud', 'authority', [{ cloudId: guangzhou }, onCloud, [guangzhou]]),
    list('list, of a small cloud', 'authority', [{ cloudId: heyuan }, onCloud, [heyuan]]),
    list('list, failed on a small cloud', 'authority', [
      { cloudId: heyuan, state: ['failed'] },
      `${onCloud} and q.state = 'failed'`,
      [heyuan],
      1,
    ]),
    list('list, of one month', 'authority', [span, between, [month.from, month.to]]),
    list('list, of a department, a cloud and a month', 'authority', [
      { ...span, departmentId: large, cloudId: guangzhou },
      `${between} and q.department_id = $3 and exists (select from order_line l where l.request_id = q.id and l.cloud_id = $4)`,
      [month.from, month.to, large, guangzhou],
      1,
    ]),
  ];
}

function searchCases({ someNumber, large }: Known): readonly RequestCase[] {
  const found =
    '(q.number ilike $1 or q.title ilike $1 or exists (select from business_system b where b.id = q.system_id and b.name ilike $1))';
  const search = (name: string, person: string, [text, fewest]: readonly [string, number]): RequestCase =>
    list(name, person, [{ search: text }, found, [`%${text}%`], fewest]);
  return [
    search('search, a word of every tenth title', 'authority', ['等保', LIMIT]),
    search('search, a word of ten titles', 'authority', ['汛期应急', 1]),
    search('search, a word of none', 'authority', ['不存在的词', 0]),
    search('search, a whole number', 'authority', [someNumber, 1]),
    search('search, the end of a number', 'authority', [someNumber.slice(-5), 1]),
    search('search, a system', 'authority', ['药品监管门户', 1]),
    list('search, a rare word by a department', 'applicant', [
      { search: '汛期应急' },
      `${found} and q.department_id = $2`,
      ['%汛期应急%', large],
      0,
    ]),
  ];
}

function inboxCases({ large, middleDue }: Known): readonly RequestCase[] {
  const waiting = (
    name: string,
    person: string,
    [where, values, fewest, input = {}]: readonly [string, readonly unknown[], number, object?],
  ): RequestCase => ({
    name,
    person,
    procedure: 'approvals.inbox',
    input: { limit: LIMIT, ...input },
    bare: { text: inbox(where), values },
    fewest,
  });
  const step = 'a.step = $1';
  const deep = { cursor: cursorBehind({ ...middleDue, step: 'administrative' }) };
  return [
    waiting('inbox of a department', 'approver', [`${step} and a.department_id = $2`, ['department', large], 1]),
    waiting('inbox of the authority, first page', 'authority', [step, ['administrative'], LIMIT]),
    waiting('inbox of the authority, a page in the middle', 'authority', [
      `${step} and (a.due_at, q.id) > ($2, $3)`,
      ['administrative', middleDue.at, middleDue.id],
      LIMIT,
      deep,
    ]),
    waiting('inbox of a technical reviewer, both steps', 'technical', [
      `a.step = any ($1) and not exists (select from approval_step own join person p on p.id = own.decided_by
       where own.request_id = a.request_id and own.round = a.round and p.subject = $2)`,
      [['technical', 'security'], 'sample:technical'],
      LIMIT,
    ]),
    waiting('inbox of a second reviewer, security alone', 'reviewer', [
      step,
      ['security'],
      LIMIT,
      { step: 'security' },
    ]),
    waiting('inbox of finance', 'finance', [step, ['finance'], LIMIT]),
  ];
}

/** Everything that is looked up, in the words of the filled system. */
export async function requestCases(owner: pg.Client): Promise<readonly RequestCase[]> {
  const known = await knownOf(owner);
  return [...listCases(known), ...searchCases(known), ...inboxCases(known)];
}
