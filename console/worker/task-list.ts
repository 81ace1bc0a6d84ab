import { CLUSTER_PROBE } from '@zhengyun/domain/clouds/jobs.ts';
import { NOTICE_MAIL } from '@zhengyun/domain/notices/jobs.ts';
import { MAIL_CODE } from '@zhengyun/domain/people/mail-claim/jobs.ts';
import { OPERATION_APPLY, OPERATION_PREVIEW, OPERATION_RECOVER } from '@zhengyun/domain/provisioning/jobs.ts';
import { DELIVERY_ACCEPT_BY_DEFAULT, DELIVERY_DUE } from '@zhengyun/domain/requests/jobs.ts';
import { STATEMENT_STEP } from '@zhengyun/domain/settlement/closing/jobs.ts';
import { STATEMENT_CONFIRM_DUE } from '@zhengyun/domain/settlement/jobs.ts';
import { DomainError, type ErrorCode } from '@zhengyun/domain/verb/errors.ts';
import { WEBHOOK_DELIVER } from '@zhengyun/domain/webhooks/jobs.ts';
import type { TaskList } from 'graphile-worker';
import { clusterProbe } from './jobs/cluster-probe.ts';
import { deliveryAcceptByDefault } from './jobs/delivery-accept-by-default.ts';
import { deliveryDue } from './jobs/delivery-due.ts';
import { mailCode } from './jobs/mail-code.ts';
import { noticeMail } from './jobs/notice-mail.ts';
import { operationApply } from './jobs/operation-apply.ts';
import { operationPreview } from './jobs/operation-preview.ts';
import { operationRecover } from './jobs/operation-recover.ts';
import { statementConfirmDue } from './jobs/statement-confirm-due.ts';
import { statementStep } from './jobs/statement-step.ts';
import { webhookDeliver } from './jobs/webhook-deliver.ts';
import type { Worker } from './worker-context.ts';

type Handler = (worker: Worker, payload: unknown) => Promise<void>;

/** Jobs that run the engine, a process each: as many at once as the machine is given for. */
const ENGINE_HANDLERS: Readonly<Record<string, Handler>> = {
  [OPERATION_PREVIEW]: operationPreview,
  [OPERATION_APPLY]: operationApply,
  [OPERATION_RECOVER]: operationRecover,
};
/** Everything else: short, and never behind an engine run. */
const SHORT_HANDLERS: Readonly<Record<string, Handler>> = {
  [CLUSTER_PROBE]: clusterProbe,
  [DELIVERY_ACCEPT_BY_DEFAULT]: deliveryAcceptByDefault,
  [DELIVERY_DUE]: deliveryDue,
  [MAIL_CODE]: mailCode,
  [NOTICE_MAIL]: noticeMail,
  [STATEMENT_CONFIRM_DUE]: statementConfirmDue,
  [STATEMENT_STEP]: statementStep,
  [WEBHOOK_DELIVER]: webhookDeliver,
};

/**
 * Refusals that end a job quietly: somebody else did or does it (a repeated job, another worker), and trying again would
 * only find the same. The attention loop looks after what is left undone.
 */
const NOT_OURS: readonly ErrorCode[] = ['STATE_CONFLICT', 'RESOURCE_BUSY', 'LEASE_LOST'];

export const engineTasks = (worker: Worker): TaskList => tasksOf(worker, ENGINE_HANDLERS);
export const shortTasks = (worker: Worker): TaskList => tasksOf(worker, SHORT_HANDLERS);

function tasksOf(worker: Worker, handlers: Readonly<Record<string, Handler>>): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([task, handler]) => [
      task,
      (payload: unknown) => handled(worker, { task, handler, payload }),
    ]),
  );
}

async function handled(worker: Worker, job: { task: string; handler: Handler; payload: unknown }): Promise<void> {
  const { task, handler, payload } = job;
  const end = worker.metrics.jobSeconds.startTimer({ task });
  try {
    await handler(worker, payload);
    worker.metrics.jobs.inc({ task, outcome: 'done' });
  } catch (error) {
    const notOurs = error instanceof DomainError && NOT_OURS.includes(error.code);
    worker.metrics.jobs.inc({ task, outcome: notOurs ? 'not-ours' : 'failed' });
    if (!notOurs) throw error;
    worker.log.info({ task, code: error.code, facts: error.facts }, 'left to whoever has it');
  } finally {
    end();
  }
}
