import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { isRunning, type Victim, victimOf } from './engine-processes.ts';
import type { FaultGround } from './fault-ground.ts';
import { type Order, rowsOf } from './steps.ts';
import { until } from './until.ts';

/** Kills one process of the order's run, at once and without a word. */
export function kill(order: Order, victim: Victim): void {
  process.kill(victimOf(order.operationId, victim), 'SIGKILL');
}

/** The same where it may have ended by itself meanwhile: between being found and being struck a process has time to. */
export function killIfThere(order: Order, victim: Victim): void {
  try {
    kill(order, victim);
  } catch (error) {
    if (isRunning(order.operationId)) console.info(`${order.stem}: no ${victim} to strike just now: ${error}`);
  }
}

/** Takes the stack of the order's run away from its holder, as a take-over does, and resolves when its run has ended itself. */
export async function loseLease(ground: FaultGround, order: Order): Promise<void> {
  await rowsOf(
    ground,
    sql`update stack_lease set holder = ${randomUUID()}, fence = fence + 1, expires_at = now() + interval '2 seconds'
      where stack_id = (select stack_id from operation where id = ${order.operationId}) returning fence`,
  );
  await until('the end of the run without its lease', async () => (isRunning(order.operationId) ? null : true));
}

/** Kills PostgreSQL, does `meanwhile` while it is away, and resolves when the next one answers. */
export async function restartPostgres(ground: FaultGround, meanwhile: () => void): Promise<void> {
  const pid = ground.supervisor.pids().postgres;
  if (pid === undefined) throw new Error('PostgreSQL is between two lives already');
  process.kill(pid, 'SIGKILL');
  meanwhile();
  await until('PostgreSQL again', async () =>
    rowsOf(ground, sql`select 1`).then(
      () => ground.supervisor.pids().postgres !== pid || null,
      () => null,
    ),
  );
}

/** From now on the state's disk is full for the order's stack: PostgreSQL refuses every write of it, as it does then (53100). Gives what frees it. */
export async function fillStateDisk(ground: FaultGround, order: Order): Promise<() => Promise<void>> {
  return refuseWrites(ground, { name: order.stem, what: 'insert or update', keys: `%${order.stem}%` });
}

/** From now on no new stack has room in the state. Gives what frees it. */
export async function fillStateDiskForAll(ground: FaultGround): Promise<() => Promise<void>> {
  return refuseWrites(ground, { name: 'all', what: 'insert', keys: '%/stacks/%' });
}

async function refuseWrites(
  ground: FaultGround,
  refused: { readonly name: string; readonly what: string; readonly keys: string },
): Promise<() => Promise<void>> {
  const name = `full_${refused.name.replaceAll('-', '_')}`;
  await asOwnerOfState(
    ground,
    `create function ${name}() returns trigger language plpgsql as $$ begin
      raise exception using errcode = '53100', message = 'could not extend file "base/1/2": No space left on device';
    end $$;
    create trigger ${name} before ${refused.what} on pulumi_state for each row
      when (new.key like '${refused.keys}') execute function ${name}()`,
  );
  return () => asOwnerOfState(ground, `drop trigger ${name} on pulumi_state; drop function ${name}()`);
}

async function asOwnerOfState(ground: FaultGround, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: ground.urls.stateUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** The kube-apiserver behind `kubeconfig`, by the port it serves. */
export function apiServerPid(kubeconfig: string): number {
  const port = /https:\/\/127\.0\.0\.1:(\d+)/.exec(kubeconfig)?.[1];
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes('kube-apiserver') && command.includes(`--secure-port=${port}\0`);
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`no kube-apiserver serves port ${port}`);
  return Number(found);
}
