import { EXPORT_TARGETS } from '@zhengyun/domain/audit/schemas.ts';
import { RIGHTS_STATUSES } from '@zhengyun/domain/clouds/rights/schemas.ts';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of one worker, for /metrics. */
export interface WorkerMetrics {
  readonly registry: Registry;
  readonly jobs: Counter<'task' | 'outcome'>;
  readonly jobSeconds: Histogram<'task'>;
  readonly operations: Counter<'task' | 'outcome'>;
  readonly running: Gauge;
  readonly stalls: Counter;
  readonly probes: Counter<'outcome'>;
  readonly engineReady: Gauge;
  readonly unknown: Gauge;
  readonly unknownOverdue: Gauge;
  readonly unknownOldest: Gauge;
  readonly applyingOldest: Gauge;
  readonly previewingOldest: Gauge;
  readonly driftLooks: Counter<'outcome'>;
  readonly driftStacks: Gauge<'status'>;
  readonly openedTenancies: Gauge;
  readonly judgements: Gauge<'status'>;
  readonly mails: Gauge<'state'>;
  readonly auditExportWaiting: Gauge<'target'>;
  readonly auditExportLag: Gauge<'target'>;
  readonly auditExportStuck: Gauge<'target'>;
  readonly auditAnchorFailing: Gauge;
  readonly credentials: Gauge<'status'>;
}

export function makeMetrics(): WorkerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    jobs: new Counter({
      name: 'zhengyun_jobs_total',
      help: 'Jobs ended, by outcome',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'zhengyun_job_seconds',
      help: 'Time a job took',
      labelNames: ['task'],
      buckets: [0.05, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300],
      registers,
    }),
    operations: new Counter({
      name: 'zhengyun_engine_runs_total',
      help: 'Engine runs ended, by task and outcome',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    running: new Gauge({ name: 'zhengyun_engine_running', help: 'Engine runs under way', registers }),
    stalls: new Counter({
      name: 'zhengyun_engine_stalls_total',
      help: 'Engine runs cut because they showed no progress',
      registers,
    }),
    probes: new Counter({
      name: 'zhengyun_probes_total',
      help: "Looks at clouds' APIs, by outcome",
      labelNames: ['outcome'],
      registers,
    }),
    driftLooks: new Counter({
      name: 'zhengyun_drift_looks_total',
      help: 'Looks at stacks for drift, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    openedTenancies: new Gauge({
      name: 'zhengyun_tenancies_opened',
      help: 'Tenancies that something opens beside their walls which no stack of theirs made: a person must look',
      registers,
    }),
    engineReady: new Gauge({ name: 'zhengyun_engine_ready', help: '1 when the engine can run operations', registers }),
    ...outwardGauges(registers),
    ...ageGauges(registers),
    ...statusGauges(registers),
    ...unknownGauges(registers),
  };
}

/** What the alarms on runs that take too long look at (docs/alerts). */
function ageGauges(registers: Registry[]): Pick<WorkerMetrics, 'applyingOldest' | 'previewingOldest'> {
  return {
    applyingOldest: new Gauge({
      name: 'zhengyun_operation_applying_oldest_seconds',
      help: 'Age of the oldest run that changes a cluster, those being recovered not included',
      registers,
    }),
    previewingOldest: new Gauge({
      name: 'zhengyun_operation_previewing_oldest_seconds',
      help: 'Age of the oldest preview under way',
      registers,
    }),
  };
}

/** What waits to leave the console: mails, and what the alarm on the audit log's way outside looks at (docs/alerts). */
function outwardGauges(
  registers: Registry[],
): Pick<WorkerMetrics, 'mails' | 'auditExportWaiting' | 'auditExportLag' | 'auditExportStuck' | 'auditAnchorFailing'> {
  return {
    mails: new Gauge({
      name: 'zhengyun_notice_mails',
      help: 'Mails to people that wait to be sent, and that were given up (dead)',
      labelNames: ['state'],
      registers,
    }),
    auditExportWaiting: new Gauge({
      name: 'zhengyun_audit_export_waiting',
      help: 'Audit rows that a place outside has not got yet',
      labelNames: ['target'],
      registers,
    }),
    auditExportLag: new Gauge({
      name: 'zhengyun_audit_export_lag_seconds',
      help: 'For how long the oldest audit row waits that a place outside has not got; 0: none waits, or there is no such place',
      labelNames: ['target'],
      registers,
      collect() {
        for (const target of EXPORT_TARGETS) this.inc({ target }, 0);
      },
    }),
    auditExportStuck: new Gauge({
      name: 'zhengyun_audit_export_stuck',
      help: '1 while a place outside does not take even one audit row alone',
      labelNames: ['target'],
      registers,
    }),
    auditAnchorFailing: new Gauge({
      name: 'zhengyun_audit_anchor_failing',
      help: "1 while the day's anchor of the audit chains can't be written outside",
      registers,
    }),
  };
}

/** How many there are in each status. */
function statusGauges(registers: Registry[]): Pick<WorkerMetrics, 'driftStacks' | 'judgements' | 'credentials'> {
  return {
    judgements: new Gauge({
      name: 'zhengyun_policy_stacks',
      help: 'Deployed stacks by what the policies said last; unknown and unjudged are not the same as clean',
      labelNames: ['status'],
      registers,
    }),
    credentials: credentialsGauge(registers),
    driftStacks: new Gauge({
      name: 'zhengyun_drift_stacks',
      help: 'Deployed stacks by what the last look found; unknown and unchecked are not the same as none',
      labelNames: ['status'],
      registers,
    }),
  };
}

/** Every status stands from the start: an alarm on a series that isn't there yet never rings, and never says why. */
function credentialsGauge(registers: Registry[]): WorkerMetrics['credentials'] {
  const gauge = new Gauge({
    name: 'zhengyun_credentials',
    help: 'Stored credentials of clouds by their rights beside what they need; unknown is not the same as fitting',
    labelNames: ['status'],
    registers,
  });
  for (const status of RIGHTS_STATUSES) gauge.set({ status }, 0);
  return gauge;
}

/** What the alarm on unknown ends looks at (docs/alerts). */
function unknownGauges(registers: Registry[]): Pick<WorkerMetrics, 'unknown' | 'unknownOverdue' | 'unknownOldest'> {
  return {
    unknown: new Gauge({
      name: 'zhengyun_operations_unknown',
      help: 'Operations of which nobody knows what they did, those being recovered included',
      registers,
    }),
    unknownOverdue: new Gauge({
      name: 'zhengyun_operations_unknown_overdue',
      help: 'Operations with an unknown end for more than 15 minutes: a person must look',
      registers,
    }),
    unknownOldest: new Gauge({
      name: 'zhengyun_operation_unknown_oldest_seconds',
      help: 'Age of the oldest unknown end',
      registers,
    }),
  };
}
