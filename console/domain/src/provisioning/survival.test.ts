import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasEnded,
  holdsLease,
  jobAfter,
  LEASE_GRACE_MS,
  LEASE_LIFE_MS,
  LEASE_RENEW_MS,
  LEASE_SILENCE_MS,
  type LeaseRow,
  mayTakeLease,
  type OperationAct,
  RUNNING_STATES,
  recoveryDue,
  stateAfter,
} from './rules.ts';
import type { OperationState } from './schemas.ts';

/*
 * A world small enough to try thousands of fates in: one operation, two workers, one stack's lease, the engine's run below each
 * worker, and the cluster. Every decision is one of rules.ts; only time, processes and objects are played.
 */

const TICK_MS = 500;
const OBJECTS = 3;
const PREVIEW_TICKS = 4;
const OBJECT_TICKS = 3;

/** A run of the engine: it lives by its worker's pipe and by renewals, and writes objects while it lives. */
interface Run {
  readonly task: 'preview' | 'apply' | 'recover';
  readonly fence: bigint;
  renewedAt: number;
  ticks: number;
  alive: boolean;
}
interface Worker {
  alive: boolean;
  /** Counts the lives of its process: each holds leases under a name of its own. */
  life: number;
  /** Runs that outlived its process and have not noticed yet. */
  readonly orphans: Run[];
  /** Stopped, e.g. by its machine: it says and hears nothing, and what it started lives on. */
  frozen: boolean;
  run: Run | null;
}

/**
 * What may go wrong at a tick. `run` kills the engine's processes, `worker` takes its child along and `worker-alone` leaves it to
 * notice; `freeze` lasts till `thaw`.
 */
const FAULTS = [
  'run',
  'worker',
  'worker-alone',
  'freeze',
  'thaw',
  'cluster-away',
  'cluster-back',
  'database-away',
  'database-back',
] as const;
type Fault = (typeof FAULTS)[number];

class World {
  now = 0;
  state: OperationState = 'requested';
  fence: bigint | null = null;
  attempt = 0;
  recoverAfter = 0;
  lease: LeaseRow | null = null;
  clusterUp = true;
  databaseUp = true;
  readonly workers: readonly Worker[] = [
    { alive: true, life: 0, orphans: [], frozen: false, run: null },
    { alive: true, life: 0, orphans: [], frozen: false, run: null },
  ];
  /** How often each object was made; more than once would be a second copy. */
  readonly made: number[] = Array.from({ length: OBJECTS }, () => 0);
  readonly stands: boolean[] = Array.from({ length: OBJECTS }, () => false);
  deliveries = 0;
  /** Ticks at which two runs could both have written. */
  overlaps = 0;
  /** Times that a run was believed after its stack had been taken over. */
  strangersHeard = 0;

  act(act: OperationAct, claim?: bigint): boolean {
    if (!this.databaseUp) return false;
    if (claim !== undefined && !holdsLease(this.lease, { fence: claim }, new Date(this.now))) return false;
    if (claim !== undefined && claim !== this.lease?.fence) this.strangersHeard += 1;
    const next = stateAfter(this.state, act);
    if (next === null) return false;
    this.state = next;
    return true;
  }

  take(worker: number): bigint | null {
    if (!this.databaseUp || !mayTakeLease(this.lease, new Date(this.now))) return null;
    const fence = (this.lease?.fence ?? 0n) + 1n;
    this.lease = {
      holder: `${worker}:${this.workers[worker]?.life}`,
      fence,
      expiresAt: new Date(this.now + LEASE_LIFE_MS),
    };
    return fence;
  }

  giveBack(fence: bigint): void {
    if (this.databaseUp && this.lease?.fence === fence) this.lease = { ...this.lease, expiresAt: new Date(0) };
  }

  strike(fault: Fault, index: number): void {
    const worker = this.workers[index];
    if (!worker) return;
    if (fault === 'run' && worker.run) worker.run.alive = false;
    if (fault === 'worker' || fault === 'worker-alone') {
      if (fault === 'worker-alone' && worker.run) worker.orphans.push(worker.run);
      worker.alive = false;
      worker.frozen = false;
      worker.life += 1;
      worker.run = null;
    }
    if (fault === 'freeze') worker.frozen = true;
    if (fault === 'thaw') worker.frozen = false;
    if (fault === 'cluster-away' || fault === 'cluster-back') this.clusterUp = fault === 'cluster-back';
    if (fault === 'database-away' || fault === 'database-back') this.databaseUp = fault === 'database-back';
  }

  /** Everything that was broken works again; what was killed is started again. */
  mend(): void {
    this.clusterUp = true;
    this.databaseUp = true;
    for (const worker of this.workers) {
      worker.alive = true;
      worker.frozen = false;
    }
  }

  tick(): void {
    this.now += TICK_MS;
    // A person approves as soon as there is a plan.
    if (this.state === 'previewed') this.act('release');
    const runs = this.workers.flatMap(({ run, orphans }) => [...orphans, ...(run ? [run] : [])]);
    if (runs.filter(({ alive, task }) => alive && task !== 'preview').length > 1) this.overlaps += 1;
    for (const [index, worker] of this.workers.entries()) {
      for (const run of [...worker.orphans, ...(worker.run ? [worker.run] : [])]) this.turnRun(run);
      if (worker.alive && !worker.frozen) this.turnWorker(worker, index);
    }
  }

  /** A take-over cuts the state's connections of the fence before it: without its state no run does a step. */
  mayWrite(run: Run): boolean {
    return this.lease === null || run.fence >= this.lease.fence;
  }

  turnRun(run: Run): void {
    if (!run.alive) return;
    if (this.now - run.renewedAt >= LEASE_SILENCE_MS) run.alive = false;
    if (!run.alive || !this.clusterUp || !this.databaseUp || run.task === 'preview') {
      if (run.task === 'preview' && this.clusterUp) run.ticks += 1;
      return;
    }
    run.ticks += 1;
    const work = run.ticks - PREVIEW_TICKS;
    if (work <= 0 || work % OBJECT_TICKS !== 0 || !this.mayWrite(run)) return;
    const next = this.stands.indexOf(false);
    if (next < 0) return;
    this.stands[next] = true;
    this.made[next] = (this.made[next] ?? 0) + 1;
  }

  turnWorker(worker: Worker, index: number): void {
    const { run } = worker;
    if (run) {
      this.follow(worker, run);
      return;
    }
    this.endFallen();
    if (!this.databaseUp) return;
    // What the take-over loop looks for.
    const isCutOff = this.lease === null || this.lease.expiresAt.getTime() + LEASE_GRACE_MS <= this.now;
    if (RUNNING_STATES.includes(this.state) && !isCutOff) return;
    if (this.state === 'previewing') this.act('interrupt-preview');
    const task = jobAfter(this.state);
    if (task === null || (this.state === 'unknown' && this.now < this.recoverAfter)) return;
    const act = ({ preview: 'start-preview', apply: 'start-apply', recover: 'start-recovery' } as const)[task];
    if (stateAfter(this.state, act) === null) return;
    const fence = this.take(index);
    if (fence === null) return;
    this.act(act);
    this.fence = fence;
    this.attempt += 1;
    worker.run = { task, fence, renewedAt: this.now, ticks: 0, alive: true };
  }

  /** What a worker does about dead ones of its machine: first their runs end, then their leases. */
  endFallen(): void {
    for (const [index, { life, orphans }] of this.workers.entries()) {
      for (const run of orphans.splice(0)) run.alive = false;
      const [holder, tenure] = this.lease?.holder.split(':') ?? [];
      if (this.lease && holder === String(index) && Number(tenure) < life) this.giveBack(this.lease.fence);
    }
  }

  follow(worker: Worker, run: Run): void {
    const isRenewal = this.now % LEASE_RENEW_MS === 0;
    const mine = this.databaseUp && holdsLease(this.lease, run, new Date(this.now));
    if (isRenewal && mine && this.lease) {
      this.lease = { ...this.lease, expiresAt: new Date(this.now + LEASE_LIFE_MS) };
      run.renewedAt = this.now;
    }
    if (this.databaseUp && !mine) run.alive = false;
    const isOver =
      run.task === 'preview' ? run.ticks >= PREVIEW_TICKS : run.ticks > PREVIEW_TICKS && !this.stands.includes(false);
    if (run.alive && !isOver) return;
    // Nothing can be said while the database is away; a run that is over waits to be told of, as long as its lease lasts.
    if (!this.databaseUp && run.alive) return;
    // Applied is not delivered: the cluster is read first.
    if (run.alive && run.task !== 'preview' && this.state === 'applying' && this.act('applied', run.fence)) return;
    worker.run = null;
    if (!run.alive) this.concludeCut(run);
    else if (run.task === 'preview') this.act('previewed', run.fence);
    else if (this.act('verified', run.fence)) this.deliveries += 1;
    this.giveBack(run.fence);
  }

  concludeCut(run: Run): void {
    if (run.task === 'preview') return;
    if (this.act('cut', run.fence)) this.recoverAfter = recoveryDue(this.attempt, new Date(this.now)).getTime();
  }
}

const fate = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 60 }),
    fault: fc.constantFrom(...FAULTS),
    worker: fc.integer({ min: 0, max: 1 }),
  }),
  { maxLength: 12 },
);
const runs = { numRuns: 600 };
/** Longer than every lease, grace and pause between recoveries together. */
const CALM_TICKS = 2_400;

function live(faults: readonly { after: number; fault: Fault; worker: number }[], calmTicks = CALM_TICKS): World {
  const world = new World();
  for (const { after, fault, worker } of faults) {
    for (let tick = 0; tick < after; tick += 1) world.tick();
    world.strike(fault, worker);
    // Its supervisor starts a killed worker again.
    for (const each of world.workers) each.alive = true;
  }
  world.mend();
  for (let tick = 0; tick < calmTicks && !hasEnded(world.state); tick += 1) world.tick();
  return world;
}

describe('whatever is cut, and however often', () => {
  test('an operation ends as done once nothing breaks any more, without a hand', () => {
    fc.assert(
      fc.property(fate, (faults) => {
        expect(live(faults).state).toBe('done');
      }),
      runs,
    );
  });

  test('every object is made once, and what was done is delivered once', () => {
    fc.assert(
      fc.property(fate, (faults) => {
        const { made, deliveries } = live(faults);
        expect({ made, deliveries }).toEqual({ made: Array.from({ length: OBJECTS }, () => 1), deliveries: 1 });
      }),
      runs,
    );
  });

  test('no two runs write at the same time, and one that lost its stack is not believed', () => {
    fc.assert(
      fc.property(fate, (faults) => {
        expect(live(faults)).toMatchObject({ overlaps: 0, strangersHeard: 0 });
      }),
      runs,
    );
  });
});

test('a worker killed in mid-update delays its order by what had to be done again, and by no lease', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<Fault>('worker', 'worker-alone'),
      fc.integer({ min: 0, max: 1 }),
      (after, fault, worker) => {
        const undisturbed = live([]).now;
        expect(live([{ after, fault, worker }]).now - undisturbed).toBeLessThan(LEASE_LIFE_MS);
      },
    ),
  );
});

test('a worker that merely stands still keeps its lease to its end, however long its order has to wait', () => {
  const world = new World();
  while (world.state !== 'applying') world.tick();
  const [holder, until] = [world.lease?.holder, world.lease?.expiresAt.getTime() ?? 0];
  world.strike('freeze', Number(holder?.split(':')[0]));
  while (world.now + TICK_MS < until + LEASE_GRACE_MS) {
    world.tick();
    expect(world.lease?.holder).toBe(holder);
  }
});
