import { join } from 'node:path';
import { migrate } from '@zhengyun/db/migrate.ts';
import { prepareDatabases } from '@zhengyun/local/postgres/prepare-databases.ts';
import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import { pino } from 'pino';
import { type ConsoleServer, consoleServer } from '../support/console-server.ts';
import { makeScratch } from '../support/scratch.ts';
import type { Answered } from './coverage.ts';

/** What the server logged as its own fault. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  readonly stack: string;
}

export interface FuzzConsole {
  readonly server: ConsoleServer;
  readonly faults: readonly Fault[];
  /** Every answer it gave, in order. */
  readonly answers: readonly Answered[];
  close(): Promise<void>;
}

function faultOf(line: string): Fault {
  const { path, msg, err } = JSON.parse(line) as {
    path?: string;
    msg?: string;
    err?: { message?: string; stack?: string };
  };
  return { path: path ?? msg ?? '?', message: err?.message ?? '', stack: err?.stack ?? '' };
}

/** A console with the sample province on a PostgreSQL of its own, that keeps what it logs as faults and what it answered. */
export async function fuzzConsole(): Promise<FuzzConsole> {
  const scratch = await makeScratch();
  const postgres = await startPostgres({ dir: scratch.dir, durable: false });
  const urls = await prepareDatabases(postgres.adminUrl, join(scratch.dir, 'roles.json'));
  await migrate(urls.ownerUrl);
  const faults: Fault[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(faultOf(line)) });
  const answers: Answered[] = [];
  const database = { ...urls, drop: async () => undefined };
  const server = await consoleServer({ database, log, onAnswer: (answer) => void answers.push(answer) });
  return {
    server,
    faults,
    answers,
    async close() {
      await server.close();
      await postgres.stop();
      scratch.remove();
    },
  };
}
