import { randomUUID } from 'node:crypto';
import { openClickHouse } from '@zhengyun/db/clickhouse.ts';
import { connect } from '@zhengyun/db/connect.ts';
import { ROLL_UP_EVERY_MS } from '@zhengyun/domain/metering/roll-up-rules.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { createPluginHost } from '@zhengyun/engine/plugin-host/plugin-host.ts';
import { run } from 'graphile-worker';
import type { Logger } from 'pino';
import { readAuditPlaces } from './audit/audit-places.ts';
import type { WorkerEnv } from './env.ts';
import { readKeyFile } from './key-file.ts';
import { makeAnchorFolder } from './loops/anchor-folder.ts';
import { attendOperations } from './loops/attend-operations.ts';
import { checkDrift } from './loops/check-drift.ts';
import { copyUsage } from './loops/copy-usage.ts';
import { endDueAccess } from './loops/end-access.ts';
import { endApprovals } from './loops/end-approvals.ts';
import { endWindows } from './loops/end-windows.ts';
import { exportAudit } from './loops/export-audit.ts';
import { followOwnership } from './loops/follow-ownership.ts';
import { forgetOld } from './loops/forget-old.ts';
import { judgeStacks } from './loops/judge-stacks.ts';
import { keepAnchor } from './loops/keep-anchor.ts';
import { type Loop, makeLoop } from './loops/loop.ts';
import { mindLeases } from './loops/mind-leases.ts';
import { postMail } from './loops/post-mail.ts';
import { probeClouds } from './loops/probe-clouds.ts';
import { type RefusedMonths, rateUse } from './loops/rate-use.ts';
import { reconcile } from './loops/reconcile.ts';
import { remind } from './loops/remind.ts';
import { resumeStatements } from './loops/resume-statements.ts';
import { reviewCredentials } from './loops/review-credentials.ts';
import { rollUpUses } from './loops/roll-up-use.ts';
import { sealAuditRows } from './loops/seal-audit.ts';
import { takeOverOperations } from './loops/take-over-operations.ts';
import { watchBudgets } from './loops/watch-budgets.ts';
import { watchContracts } from './loops/watch-contracts.ts';
import { startPost } from './mail/start-post.ts';
import { makeMetrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';
import { claimRunsFolder } from './neighbours/claim-runs-folder.ts';
import { forgetSession, noteSession } from './neighbours/session-store.ts';
import { queueLogger } from './queue-logger.ts';
import { engineTasks, shortTasks } from './task-list.ts';
import { readWebhookRule } from './webhooks/read-webhook-rule.ts';
import type { Worker } from './worker-context.ts';

const TAKE_OVER_EVERY_MS = 1_000;
const ATTEND_EVERY_MS = 15_000;
/** How often it is asked which stacks are due; how often each is looked at is DRIFT_SECONDS. */
const DRIFT_EVERY_MS = 5_000;
const WINDOWS_EVERY_MS = 20_000;
const ACCESS_EVERY_MS = 20_000;
/** How often it is asked which stacks' night has come. */
const JUDGE_EVERY_MS = 15_000;
/** How often it is asked which credentials are due; how often each is asked with is RIGHTS_SECONDS. */
const RIGHTS_EVERY_MS = 15_000;
const LEASES_EVERY_MS = 60_000;
const MAIL_EVERY_MS = 30_000;
/** How often it is asked what ends soon: days before, so an hour is soon enough. */
const REMIND_EVERY_MS = 3_600_000;
const SEAL_EVERY_MS = 30_000;
const EXPORT_EVERY_MS = 5_000;
/** Approvals end with a day: minutes more or less are nobody's loss. */
const APPROVALS_EVERY_MS = 60_000;
/** Contracts are a matter of days: an hour is soon enough. */
const CONTRACTS_EVERY_MS = 3_600_000;
/** Budgets move by the day. */
const BUDGETS_EVERY_MS = 21_600_000;
/** Once a day; how often it is asked whether the night's search was made, and which cases are late. */
const RECONCILE_EVERY_MS = 600_000;
/** Work on statements that a dead worker had waits minutes before it is taken up. */
const STATEMENTS_EVERY_MS = 60_000;
/** What is old is so by the day. */
const FORGET_EVERY_MS = 86_400_000;
/** One is kept a day; how often it is asked whether today's is there. */
const ANCHOR_EVERY_MS = 600_000;
/** How soon a changed fact shows in a month's cost to date. */
const RATE_EVERY_MS = 15_000;
/** How far usage is copied behind at most: rating waits for it. */
const COPY_EVERY_MS = 2_000;
const SHORT_JOBS_AT_ONCE = 2;

/** A worker at work. */
export interface RunningWorker {
  /** Asks runs in hand to end after the steps they are in, waits for them, and closes every connection. */
  stop(): Promise<void>;
}

/** Starts one worker: job queues, loops, metrics. Several may run beside each other, on one machine or many. */
export async function startWorker(env: WorkerEnv, log: Logger): Promise<RunningWorker> {
  const stopping = new AbortController();
  const holder = randomUUID();
  const runs = await claimRunsFolder(env.runsDir, holder);
  const worker: Worker = {
    env: { ...env, runsDir: runs.dir },
    db: connect(env.DATABASE_URL, { applicationName: 'zhengyun-worker', maximum: env.DATABASE_CONNECTIONS }),
    usageCopy: env.METERING_URL === undefined ? undefined : openClickHouse(env.METERING_URL),
    secrets: keyFileSecretStore(readKeyFile(env.ZHENGYUN_KEY_FILE)),
    log,
    metrics: makeMetrics(),
    plugins: createPluginHost({
      log,
      onStarted: (pid) => noteSession(runs.dir, pid),
      onEnded: (pid) => forgetSession(runs.dir, pid),
    }),
    post: startPost(env, log),
    webhooks: readWebhookRule(env),
    holder,
    now: () => new Date(),
    stopping: stopping.signal,
  };
  const places = readAuditPlaces(env, worker.webhooks);
  const queue = { connectionString: env.DATABASE_URL, noHandleSignals: true, logger: queueLogger(log), maxPoolSize: 4 };
  const queues = await Promise.all([
    run({ ...queue, concurrency: env.ENGINE_PARALLEL, taskList: engineTasks(worker) }),
    run({ ...queue, concurrency: SHORT_JOBS_AT_ONCE, taskList: shortTasks(worker) }),
  ]);
  const loops = loopsOf(worker, places);
  for (const loop of loops) loop.start();
  const address = { host: env.METRICS_HOST, port: env.METRICS_PORT ?? 0 };
  const metricsServer = env.METRICS_PORT === undefined ? null : await serveMetrics(worker.metrics.registry, address);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all(queues.map((each) => each.stop()));
      await worker.plugins.stop();
      worker.post?.server.close();
      metricsServer?.close();
      await worker.db.destroy();
      runs.lock.release();
    },
  };
}

/** Everything that is done again and again, each on its own beat. */
function loopsOf(worker: Worker, places: ReturnType<typeof readAuditPlaces>): readonly Loop[] {
  const { env, log } = worker;
  const folder = env.AUDIT_ANCHOR_DIR === undefined ? undefined : makeAnchorFolder(env.AUDIT_ANCHOR_DIR);
  const anchor = async () =>
    folder === undefined ? undefined : keepAnchor(worker, { folder, key: readKeyFile(env.ZHENGYUN_KEY_FILE) });
  const refused: RefusedMonths = new Map();
  return [
    makeLoop({ name: 'take-over', everyMs: TAKE_OVER_EVERY_MS, turn: () => takeOverOperations(worker), log }),
    makeLoop({ name: 'attend', everyMs: ATTEND_EVERY_MS, turn: () => attendOperations(worker), log }),
    makeLoop({ name: 'probe', everyMs: env.PROBE_SECONDS * 1_000, turn: () => probeClouds(worker), log }),
    makeLoop({ name: 'drift', everyMs: DRIFT_EVERY_MS, turn: () => checkDrift(worker), log }),
    makeLoop({ name: 'access', everyMs: ACCESS_EVERY_MS, turn: () => endDueAccess(worker), log }),
    makeLoop({ name: 'ownership', everyMs: ACCESS_EVERY_MS, turn: () => followOwnership(worker), log }),
    makeLoop({ name: 'windows', everyMs: WINDOWS_EVERY_MS, turn: () => endWindows(worker), log }),
    makeLoop({ name: 'judge', everyMs: JUDGE_EVERY_MS, turn: () => judgeStacks(worker), log }),
    makeLoop({ name: 'rights', everyMs: RIGHTS_EVERY_MS, turn: () => reviewCredentials(worker), log }),
    makeLoop({ name: 'remind', everyMs: REMIND_EVERY_MS, turn: () => remind(worker), log }),
    makeLoop({ name: 'leases', everyMs: LEASES_EVERY_MS, turn: () => mindLeases(worker), log }),
    makeLoop({ name: 'mail', everyMs: MAIL_EVERY_MS, turn: () => postMail(worker), log }),
    makeLoop({ name: 'rate-use', everyMs: RATE_EVERY_MS, turn: () => rateUse(worker, refused), log }),
    makeLoop({ name: 'approvals', everyMs: APPROVALS_EVERY_MS, turn: () => endApprovals(worker), log }),
    makeLoop({ name: 'export-audit', everyMs: EXPORT_EVERY_MS, turn: () => exportAudit(worker, places), log }),
    makeLoop({ name: 'audit-anchor', everyMs: ANCHOR_EVERY_MS, turn: anchor, log }),
    makeLoop({ name: 'forget-old', everyMs: FORGET_EVERY_MS, turn: () => forgetOld(worker), log }),
    makeLoop({ name: 'budgets', everyMs: BUDGETS_EVERY_MS, turn: () => watchBudgets(worker), log }),
    makeLoop({ name: 'contracts', everyMs: CONTRACTS_EVERY_MS, turn: () => watchContracts(worker), log }),
    makeLoop({ name: 'reconcile', everyMs: RECONCILE_EVERY_MS, turn: () => reconcile(worker), log }),
    makeLoop({ name: 'statements', everyMs: STATEMENTS_EVERY_MS, turn: () => resumeStatements(worker), log }),
    makeLoop({ name: 'roll-up-use', everyMs: ROLL_UP_EVERY_MS, turn: () => rollUpUses(worker), log }),
    makeLoop({ name: 'copy-usage', everyMs: COPY_EVERY_MS, turn: () => copyUsage(worker), log }),
    makeLoop({ name: 'seal', everyMs: SEAL_EVERY_MS, turn: () => sealAuditRows(worker), log }),
  ];
}
