import { type ConsoleClient, signIn } from '@zhengyun/cli/demo/console-client.ts';
import type { BenchSystem } from './bench-system.ts';
import { timed } from './figure.ts';

type Query = readonly [procedure: string, input?: unknown];
/** A page of the console, who opens it, and what it asks for at once. */
interface Page {
  readonly path: string;
  readonly person: string;
  readonly queries: readonly Query[];
}

/** What the pages name: one cloud; a resource and an operation where there are any, else their own pages are left out. */
interface Named {
  readonly cloudId: string;
  readonly resourceId: string | undefined;
  readonly operationId: string | undefined;
}

const SLUG = 'guangzhou';
const LIST = { limit: 20 };

/** Every page that shows clouds, nodes, resources, operations, drift, policies, orders or money, with the queries its parts make. */
function pagesOf({ cloudId, resourceId, operationId }: Named): readonly Page[] {
  const engineer = (path: string, ...queries: Query[]): Page => ({ path, person: 'engineer', queries });
  const overview: Query = ['clouds.overview'];
  return [
    engineer('/', overview, ['provisioning.operations', { limit: 1, toAttend: true }], ['requests.list', { limit: 8 }]),
    engineer('/fleet', overview, ['fleet.nodes', { limit: 50 }]),
    engineer('/service-levels', ['serviceLevels.availability', {}]),
    engineer('/clouds', overview),
    engineer('/clouds/:slug', ['clouds.get', { slug: SLUG }], ['breakGlass.list', { cloudId }]),
    engineer('/clouds/:slug/capacity', ['clouds.get', { slug: SLUG }], ['clouds.capacity', { slug: SLUG }]),
    engineer('/clouds/:slug/tenancies', ['clouds.get', { slug: SLUG }], ['tenancy.list', { cloudId, limit: 100 }]),
    engineer('/clouds/:slug/blast-radius', ['clouds.get', { slug: SLUG }], ['clouds.blastRadius', { slug: SLUG }]),
    engineer('/operations', overview, ['provisioning.operations', LIST]),
    ...(operationId === undefined
      ? []
      : [
          engineer(
            '/operations/:id',
            ['provisioning.operation', { operationId }],
            ['provisioning.events', { operationId }],
          ),
        ]),
    engineer('/operations/drift', overview, ['drift.stacks', LIST], ['drift.counts']),
    engineer('/policies', overview, ['compliance.pack'], ['compliance.judgements', LIST], ['compliance.counts']),
    engineer('/policies/exemptions', ['compliance.exemptions', LIST]),
    engineer('/resources', ['resources.list', LIST]),
    ...(resourceId === undefined ? [] : [engineer('/resources/:id', overview, ['resources.get', { resourceId }])]),
    { path: '/approvals', person: 'authority', queries: [['approvals.inbox', LIST]] },
    { path: '/orders', person: 'applicant', queries: [['requests.list', LIST], ['requests.drafts']] },
    {
      path: '/orders/new',
      person: 'applicant',
      queries: [['catalogue.list'], ['tenancy.systems', { limit: 200 }], overview, ['quota.mine', {}]],
    },
    { path: '/quota', person: 'applicant', queries: [['quota.mine', {}]] },
    { path: '/statements', person: 'finance', queries: [['settlement.list', LIST]] },
    { path: '/audit', person: 'auditor', queries: [['audit.list', LIST]] },
  ];
}

export interface PageTimes {
  readonly path: string;
  /** Milliseconds until every query of the page has answered. */
  readonly samples: readonly number[];
}

async function namesOf(engineer: ConsoleClient): Promise<Named> {
  const cloud = await engineer.query<{ id: string }>('clouds.get', { slug: SLUG });
  const first = async (procedure: string, input: object): Promise<string | undefined> =>
    (await engineer.query<{ items: { id: string }[] }>(procedure, { limit: 1, ...input })).items[0]?.id;
  return {
    cloudId: cloud.id,
    resourceId: await first('resources.list', { state: ['active'] }),
    operationId: await first('provisioning.operations', { state: ['done'], cloudId: cloud.id }),
  };
}

/** Times what each page asks for, `runs` times after one that is not counted, one page after the other. */
export async function timePages(system: BenchSystem, runs: number): Promise<readonly PageTimes[]> {
  const people = new Map<string, ConsoleClient>();
  const as = async (slug: string): Promise<ConsoleClient> => {
    const known = people.get(slug) ?? (await signIn(system.url, `sample:${slug}`));
    people.set(slug, known);
    return known;
  };
  const times: PageTimes[] = [];
  for (const { path, person, queries } of pagesOf(await namesOf(await as('engineer')))) {
    const client = await as(person);
    const open = () => Promise.all(queries.map(([procedure, input]) => client.query(procedure, input)));
    await open();
    times.push({ path, samples: await timed(runs, open) });
  }
  return times;
}
