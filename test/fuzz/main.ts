import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillRequests } from '../bench/fill-requests.ts';
import { CALLERS, type Caller } from './callers.ts';
import { type Answered, answeredDuring, coverageOf, neverDone } from './coverage.ts';
import { withKnownThings } from './document.ts';
import { type Fault, type FuzzConsole, fuzzConsole } from './fuzz-console.ts';
import { type FuzzResult, isDone, keepResult, keptResults } from './kept-results.ts';
import { knownThings } from './known-things.ts';
import { type FuzzRequest, readArguments } from './read-arguments.ts';
import { runCommand, schemathesis } from './schemathesis.ts';

const SEED = '20261123';
const RESULTS = join('artefacts', 'fuzz.json');
/** Requests that calls find there, in every state. */
const REQUESTS = 400;
/** What is shown of what an unexpected answer was. */
const SHOWN = 8_000;

interface Ground extends FuzzConsole {
  readonly command: string;
  /** Path of the API's document, with keys of things that are there. */
  readonly document: string;
}

async function ground(): Promise<Ground> {
  const command = await schemathesis();
  const fuzzed = await fuzzConsole();
  try {
    return { ...fuzzed, command, document: await documentOf(fuzzed) };
  } catch (error) {
    await fuzzed.close();
    throw error;
  }
}

/** Fills the console with requests and writes its document, which offers their keys, into its folder. */
async function documentOf({ server }: FuzzConsole): Promise<string> {
  const system = { description: { database: { ownerUrl: server.province.database.ownerUrl } } };
  await fillRequests(system, REQUESTS);
  const described = await (await fetch(new URL('/api/openapi.json', server.url))).json();
  const document = join(server.folder, 'openapi.json');
  await writeFile(document, JSON.stringify(await withKnownThings(described, knownThings(system))));
  return document;
}

const headersOf = (bearer: string | null): Record<string, string> =>
  bearer === null ? {} : { authorization: `Bearer ${bearer}` };

/** How a call that everyone may make who is known is answered: shows whether the caller's calls shut the caller out. */
async function standing(url: URL, bearer: string | null): Promise<number> {
  const answer = await fetch(new URL('/api/v1/requests/list?limit=1', url), { headers: headersOf(bearer) });
  // Read to its end, so that it has left the server before what is counted begins.
  await answer.text();
  return answer.status;
}

/** Calls the whole API in one caller's name with what its document allows and what it does not, round after round until the time is up. */
function callAll({ command, document, server }: Ground, bearer: string | null, { seconds, examples }: FuzzRequest) {
  const named = Object.entries(headersOf(bearer)).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
  const bounds = ['--max-examples', String(examples), '--max-time', String(seconds), '--seed', SEED, '--workers', '1'];
  const quiet = ['--warnings', 'off', '--suppress-health-check', 'all', '--continue-on-failure', '--no-shrink'];
  const checks = ['--checks', 'status_code_conformance,response_schema_conformance,content_type_conformance'];
  const phases = ['--phases', 'fuzzing'];
  const where = ['--url', server.url.origin];
  return runCommand(command, [
    '--no-color',
    'run',
    document,
    ...where,
    ...named,
    ...bounds,
    ...quiet,
    ...checks,
    ...phases,
  ]);
}

/** Faults by where they came from, each once. */
function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.message.split('\n')[0]}`, fault])).values()];
}

interface Fuzzed {
  readonly result: FuzzResult;
  /** How its calls were answered; what was asked about its standing is none of them. */
  readonly answered: readonly Answered[];
}

async function fuzz(on: Ground, caller: Caller, request: FuzzRequest): Promise<Fuzzed> {
  const { url } = on.server;
  const before = on.faults.length;
  const bearer = await caller.bearer(on.server);
  const stood = await standing(url, bearer);
  const { came, answered } = await answeredDuring(on.answers, () => callAll(on, bearer, request));
  const { code, text } = came;
  const stands = await standing(url, bearer);
  const coverage = coverageOf(JSON.parse(await readFile(on.document, 'utf8')), answered);
  const found = distinct(on.faults.slice(before));
  const calls = Number((/(\d[\d,]*) generated/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
  const asWritten = code === 0 && calls > 0;
  console.log(
    `${caller.name}: ${calls} calls of ${coverage.called} of ${coverage.operations} operations (${coverage.done} done), ${found.length} faults, answers ${asWritten ? 'as written down' : 'otherwise'}`,
  );
  if (stands !== stood) console.log(`  its own calls changed its standing from ${stood} to ${stands}`);
  if (!asWritten) console.log(text.slice(-SHOWN));
  for (const { path, stack } of found) console.log(`  ${path}\n${stack}`);
  const { seconds, examples } = request;
  const faults = found.map(({ path, message }) => `${path}: ${message.split('\n')[0]}`);
  return { result: { caller: caller.name, seconds, examples, calls, coverage, faults, asWritten }, answered };
}

/** Says what all callers together came to. */
async function sayTogether({ document }: Ground, answers: readonly Answered[]): Promise<void> {
  const described = JSON.parse(await readFile(document, 'utf8'));
  const { operations, called, done } = coverageOf(described, answers);
  const never = neverDone(described, answers);
  console.log(`together: ${called} of ${operations} operations called, ${done} done; never done: ${never.join(', ')}`);
}

/** Whether the whole API answered every caller as its document says, without a fault of its own. */
async function run(request: FuzzRequest): Promise<boolean> {
  const { seconds, examples, resume } = request;
  const kept = resume ? await keptResults(RESULTS) : [];
  const wanted = CALLERS.filter(({ name }) => request.callers.includes(name));
  const left = wanted.filter(({ name }) => !isDone(kept, { caller: name, seconds, examples }));
  if (left.length < wanted.length) console.log(`${wanted.length - left.length} callers were done with before`);
  const on = await ground();
  const answers: (readonly Answered[])[] = [];
  let well = true;
  try {
    for (const caller of left) {
      const { result, answered } = await fuzz(on, caller, request);
      answers.push(answered);
      await keepResult(RESULTS, result);
      well &&= result.asWritten && result.faults.length === 0;
    }
    await sayTogether(on, answers.flat());
  } finally {
    await on.close();
  }
  console.log(well ? 'no fault was found' : 'faults were found');
  return well;
}

/** `npm run fuzz [-- CALLER… --seconds N --examples N --resume]`. Exit code 1 when something was found, 2 when nothing such is known. */
async function main(): Promise<number> {
  let request: FuzzRequest;
  try {
    request = readArguments(
      process.argv.slice(2),
      CALLERS.map(({ name }) => name),
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  return (await run(request)) ? 0 : 1;
}

process.exitCode = await main();
