import { objectPolicy } from '../define-policy.ts';
import { runsOf } from '../manifest/pod-template.ts';
import { recordOf } from '../manifest/reading.ts';

/** A slip of the finger is a thousand pods: how many copies one workload may have, and how many pods one job, is bounded. */
export const replicasBounded = objectPolicy(
  {
    name: 'replicas-bounded',
    description: '副本数与任务并行数不得超过上限',
    english: 'Replicas and parallelism stay below an upper bound',
    controls: ['F14'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请减少副本数；确需更多时由平台调整策略配置 maximum',
    settings: { maximum: { type: 'integer', minimum: 1, description: 'Most pods of one workload', default: 100 } },
  },
  (object, settings) => {
    const most = Number(settings.maximum);
    const spec = recordOf(object.content.spec);
    const job = object.kind === 'CronJob' ? recordOf(recordOf(spec.jobTemplate).spec) : spec;
    const jobPath = object.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
    const counts = [
      ...(runsOf(object).length > 0 ? [{ what: '副本数', count: spec.replicas, path: ['spec', 'replicas'] }] : []),
      ...(object.kind === 'Job' || object.kind === 'CronJob'
        ? [{ what: '并行数', count: job.parallelism, path: [...jobPath, 'parallelism'] }]
        : []),
    ];
    return counts
      .filter(({ count }) => typeof count === 'number' && count > most)
      .map(({ what, count, path }) => ({ text: `${what} ${count} 超过上限 ${most}`, path }));
  },
);
