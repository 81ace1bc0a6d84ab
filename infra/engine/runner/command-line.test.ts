import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CommandFailed, CommandLine } from './command-line.ts';

/** A state of 40 hosts; a console that kept the tail of it could never recover such a stack. */
const LARGE = 300_000;
let folder: string;
let command: string;

/** A CLI that answers with one JSON text, a third as many characters on the error stream, and the code asked for. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  command = join(folder, 'pulumi');
  const script = `#!${process.execPath}
process.stdout.write(JSON.stringify({ deployment: 'x'.repeat(${LARGE}), last: 'end' }));
process.stderr.write('e'.repeat(${LARGE / 3}) + ' the last words');
process.exitCode = process.argv.includes('--fail') ? 1 : 0;
`;
  await writeFile(command, script);
  await chmod(command, 0o700);
});

describe('what the CLI prints', () => {
  it('is kept whole where it is data, however large the state is', async () => {
    const { stdout } = await new CommandLine(command, { environment: {} }).run(
      ['stack', 'export', '--show-secrets'],
      folder,
    );
    expect(JSON.parse(stdout)).toMatchObject({ last: 'end' });
    expect(stdout.length).toBeGreaterThan(LARGE);
  });

  it('is kept to its last words where it is for people', async () => {
    const { stdout, stderr } = await new CommandLine(command, { environment: {} }).run(['up', '--yes'], folder);
    expect(stdout).toHaveLength(64 * 1024);
    expect(stderr).toHaveLength(64 * 1024);
    expect(stderr).toMatch(/the last words$/);
  });

  it('is asked for nothing about a stack that has been made, and for all else', async () => {
    const line = new CommandLine(command, { environment: {}, made: true });
    expect((await line.run(['stack', 'select', '--stack', 'x'], folder)).stdout).toBe('');
    expect((await line.run(['stack', 'export'], folder)).stdout.length).toBeGreaterThan(LARGE);
  });

  it('names the command and its last words where it failed', async () => {
    const failing = new CommandLine(command, { environment: {} }).run(['refresh', '--fail'], folder);
    await expect(failing).rejects.toThrow(CommandFailed);
    await expect(failing).rejects.toThrow(/pulumi refresh ended with code 1[\s\S]*the last words/);
  });
});

describe('the state', () => {
  it('is written at the end alone by a refresh, which can be done again, and after each step by what changes a cluster', async () => {
    const path = join(await mkdtemp(join(folder, 'states-')), 'pulumi');
    await writeFile(
      path,
      `#!${process.execPath}\nprocess.stdout.write(process.env.PULUMI_SKIP_CHECKPOINTS ?? 'each step');\n`,
    );
    await chmod(path, 0o700);
    const line = new CommandLine(path, { environment: {} });
    const written = async (command: string) => (await line.run([command, '--yes'], folder)).stdout;
    expect(await written('refresh')).toBe('true');
    for (const command of ['up', 'destroy', 'preview']) expect(await written(command)).toBe('each step');
  });
});

describe('a stack’s first run on a new state database', () => {
  /** A CLI that loses the table to another the first `times` times. */
  const losing = async (times: number, message: string): Promise<string> => {
    const dir = await mkdtemp(join(folder, 'losing-'));
    const path = join(dir, 'pulumi');
    const script = `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync('${dir}/runs', '.');
if (fs.readFileSync('${dir}/runs', 'utf8').length > ${times}) process.exit(0);
process.stderr.write(${JSON.stringify(message)});
process.exitCode = 1;
`;
    await writeFile(path, script);
    await chmod(path, 0o700);
    return path;
  };
  const select = async (path: string) => new CommandLine(path, { environment: {} }).run(['stack', 'select'], folder);
  const LOST =
    'failed to create table pulumi_state: pq: duplicate key value violates unique constraint "pg_type_typname_nsp_index" (23505)';

  it('selects once more when another run made the table in the same instant', async () => {
    await expect(select(await losing(1, LOST))).resolves.toMatchObject({ code: 0 });
  });

  it('does so once, and for nothing else', async () => {
    await expect(select(await losing(2, LOST))).rejects.toThrow(/23505/);
    await expect(select(await losing(1, 'failed to connect to `host=db`'))).rejects.toThrow(/failed to connect/);
  });
});
