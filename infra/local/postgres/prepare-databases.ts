import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { z } from 'zod';
import { writePrivate } from '../supervise/write-private.ts';

/** Roles that sign in. None may bypass row-level security; `zy_audit` writes the audit trail and never signs in. */
const SIGN_IN_ROLES = ['zy_owner', 'zy_app', 'zy_worker', 'zy_state'] as const;
type SignInRole = (typeof SIGN_IN_ROLES)[number];

const secretsSchema = z.record(z.enum(SIGN_IN_ROLES), z.string().min(32));
export type RolePasswords = z.output<typeof secretsSchema>;

/** One connection URL per role. `stateUrl` is the Pulumi state's own database, where `zy_state` is the owner. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly stateUrl: string;
}

/** Any number: it only has to be the same for every starter that prepares this server. */
const PREPARE_LOCK = 710_020;

/**
 * Makes the roles and the databases `zhengyun` and `zhengyun_state`, or brings them to what they should be; safe to
 * repeat and when two starters race. The passwords are kept in `secretsFile` (0600) and made the first time.
 */
export async function prepareDatabases(adminUrl: string, secretsFile: string): Promise<DatabaseUrls> {
  const passwords = readOrMake(secretsFile);
  await asAdmin(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PREPARE_LOCK]);
    await makeRoles(client, passwords);
    await makeDatabase(client, { name: 'zhengyun', purpose: 'console' });
    await makeDatabase(client, { name: 'zhengyun_state', purpose: 'state' });
  });
  return databaseUrls(adminUrl, { passwords, console: 'zhengyun', state: 'zhengyun_state' });
}

/** The roles' URLs on the server of `adminUrl`. */
export function databaseUrls(
  adminUrl: string,
  names: { passwords: RolePasswords; console: string; state: string },
): DatabaseUrls {
  const urlOf = (role: SignInRole, database: string): string => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = names.passwords[role];
    url.pathname = `/${database}`;
    return url.href;
  };
  return {
    ownerUrl: urlOf('zy_owner', names.console),
    appUrl: urlOf('zy_app', names.console),
    workerUrl: urlOf('zy_worker', names.console),
    stateUrl: urlOf('zy_state', names.state),
  };
}

/** Runs `work` on a connection of the superuser to the maintenance database. */
export async function asAdmin<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes database `name` unless it is there, and lets in only the roles it is for (a template's grants are not copied). */
export async function makeDatabase(
  client: Client,
  { name, purpose, template }: { name: string; purpose: 'console' | 'state'; template?: string },
): Promise<void> {
  const database = escapeIdentifier(name);
  const owner = purpose === 'console' ? 'zy_owner' : 'zy_state';
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    const from = template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(template)}`;
    await client.query(`CREATE DATABASE ${database} OWNER ${owner}${from}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  if (purpose === 'console') await client.query(`GRANT CONNECT ON DATABASE ${database} TO zy_app, zy_worker`);
}

async function makeRoles(client: Client, passwords: RolePasswords): Promise<void> {
  const limits = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  const { rows } = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles WHERE rolname LIKE 'zy\\_%'");
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of SIGN_IN_ROLES) {
    const verb = present.has(role) ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${role} LOGIN ${limits} PASSWORD ${escapeLiteral(passwords[role])}`);
  }
  if (!present.has('zy_audit')) await client.query(`CREATE ROLE zy_audit NOLOGIN ${limits}`);
  // The owner hands the audit trail over to zy_audit in a migration, and needs to be let to.
  await client.query('GRANT zy_audit TO zy_owner WITH ADMIN TRUE, INHERIT FALSE, SET TRUE');
}

function readOrMake(file: string): RolePasswords {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new Error(
        `${file} can't be read as the database passwords: put the file back or remove it to have new ones.`,
      );
    }
    const made = Object.fromEntries(SIGN_IN_ROLES.map((role) => [role, randomBytes(24).toString('hex')]));
    const passwords = secretsSchema.parse(made);
    writePrivate(file, `${JSON.stringify(passwords, null, 2)}\n`);
    return passwords;
  }
}
