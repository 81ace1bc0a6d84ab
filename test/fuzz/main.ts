import { API_SCOPES } from '@zhengyun/domain/api-clients/rules.ts';
import { keyOf, tokenOf } from '../support/api-callers.ts';
import { type Fault, fuzzConsole } from './fuzz-console.ts';
import { runCommand, schemathesis } from './schemathesis.ts';

/** Everyone the console knows: sample people by slug. */
const PEOPLE = [
  'applicant',
  'approver',
  'authority',
  'technical',
  'engineer',
  'finance',
  'auditor',
  'sysadmin',
  'secadmin',
  'auditadmin',
];
const SEED = '20261123';
/** Calls of each operation by each caller. */
const DEFAULT_EXAMPLES = 10;
/** Of one caller; a server that hangs must not hang this. */
const MOST_SECONDS = '900';

/** Calls the whole API in one caller's name with what its document allows and what it does not; whether every answer was as written down. */
async function fuzz(command: string, url: URL, { bearer, examples }: { bearer: string | null; examples: number }) {
  const headers = bearer === null ? [] : ['--header', `Authorization: Bearer ${bearer}`];
  const bounds = ['--max-examples', String(examples), '--max-time', MOST_SECONDS, '--seed', SEED, '--workers', '2'];
  const quiet = ['--warnings', 'off', '--suppress-health-check', 'all', '--continue-on-failure'];
  const checks = ['--checks', 'response_schema_conformance,content_type_conformance'];
  const phases = ['--phases', 'fuzzing'];
  const document = new URL('/api/openapi.json', url).href;
  return runCommand(command, ['--no-color', 'run', document, ...headers, ...bounds, ...quiet, ...checks, ...phases]);
}

/** Faults by where they came from, each once. */
function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.message.split('\n')[0]}`, fault])).values()];
}

/** `only`: callers by name; none: all of them. */
async function main(examples: number, only: readonly string[]): Promise<boolean> {
  const command = await schemathesis();
  const { server, faults, close } = await fuzzConsole();
  let well = true;
  try {
    const program = {
      role: 'applicant',
      owner: 'applicant',
      department: 'drug-regulator',
      scopes: API_SCOPES,
    } as const;
    const callers: [string, string | null][] = [
      ['nobody', null],
      ['a program', await keyOf(server, program)],
    ];
    const wanted = (name: string) => only.length === 0 || only.includes(name);
    for (const slug of PEOPLE.filter(wanted)) callers.push([slug, await tokenOf(server, slug)]);
    for (const [name, bearer] of callers.filter(([name]) => wanted(name))) {
      const before = faults.length;
      const { code, text } = await fuzz(command, server.url, { bearer, examples });
      const found = distinct(faults.slice(before));
      const calls = /(\d[\d,]*) generated/.exec(text)?.[1] ?? '?';
      console.log(
        `${name}: ${calls} calls, ${found.length} faults, answers ${code === 0 ? 'as written down' : 'otherwise'}`,
      );
      if (code !== 0) console.log(text.slice(-8_000));
      for (const { path, stack } of found) console.log(`  ${path}\n${stack}`);
      well &&= code === 0 && found.length === 0;
    }
  } finally {
    await close();
  }
  console.log(well ? 'no fault was found' : 'faults were found');
  return well;
}

const [examples = String(DEFAULT_EXAMPLES), ...only] = process.argv.slice(2);
process.exitCode = (await main(Number(examples), only)) ? 0 : 1;
