import { type ConsoleClient, signIn } from '@zhengyun/cli/demo/console-client.ts';
import type { Benchmark } from './benchmark.ts';
import { type ConsoleAlone, consoleAlone } from './console-alone.ts';
import { type Figure, timed } from './figure.ts';
import { fillRequests } from './fill-requests.ts';
import { withOwner } from './owner-database.ts';
import { progressOf } from './progress.ts';
import { type RequestCase, requestCases } from './request-cases.ts';

const CALLS = 60;
const WARM_UP = 5;

/** Times one look-up over HTTP, beside the bare statement on a connection of its own. Throws where it shows too little to be what it says. */
async function measureCase(system: ConsoleAlone, client: ConsoleClient, each: RequestCase) {
  const ask = () => client.query<{ items: unknown[] }>(each.procedure, each.input);
  const { items } = await ask();
  if (items.length < each.fewest)
    throw new Error(`${each.name} shows ${items.length} rows, and should show ${each.fewest} at least`);
  await timed(WARM_UP, ask);
  const samples = await timed(CALLS, ask);
  const baseline = await withOwner(system, async (owner) => {
    const bare = () => owner.query(each.bare.text, [...each.bare.values]);
    await timed(WARM_UP, bare);
    return timed(CALLS, bare);
  });
  return { samples, baseline };
}

/** Lists, search and inboxes of a console that holds `requests` requests, as people of every seat ask for them. */
async function measureRequests(requests: number): Promise<readonly Figure[]> {
  const system = await consoleAlone();
  try {
    process.stderr.write(`filling the database with ${requests} requests takes a few minutes\n`);
    const begun = performance.now();
    await fillRequests(system, requests);
    process.stderr.write(`filled in ${Math.round((performance.now() - begun) / 1_000)} s\n`);
    const cases = await withOwner(system, requestCases);
    const progress = progressOf('look-ups', cases.length);
    const clients = new Map<string, ConsoleClient>();
    const figures: Figure[] = [];
    for (const each of cases) {
      const client = clients.get(each.person) ?? (await signIn(system.url, `sample:${each.person}`));
      clients.set(each.person, client);
      const { samples, baseline } = await measureCase(system, client, each);
      figures.push({
        name: `${each.name}; ${requests} requests`,
        unit: 'ms',
        aim: 'p95 < 80 ms',
        samples,
        baselines: [{ name: 'the bare query for its rows, one connection', samples: baseline }],
      });
      progress.at(figures.length);
    }
    return figures;
  } finally {
    await system.close();
  }
}

export const requestsBenchmark: Benchmark = {
  name: 'requests',
  measure: ({ sizes }) => measureRequests(sizes.requests),
};
