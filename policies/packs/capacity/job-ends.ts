import { objectPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** A job that hangs is paid for as long as it hangs, and a schedule that overlaps itself multiplies it. */
export const jobEnds = objectPolicy(
  {
    name: 'job-ends',
    description: '任务宜有最长运行时间，定时任务宜禁止重叠',
    english: 'A job has a longest running time, and a schedule does not overlap itself',
    controls: ['F34'],
    severity: 'low',
    level: 'advisory',
    remedy: '请写明 activeDeadlineSeconds；定时任务写明 concurrencyPolicy: Forbid 或 Replace',
  },
  (object) => {
    const spec = recordOf(object.content.spec);
    if (object.isPatch || (object.kind !== 'Job' && object.kind !== 'CronJob')) return [];
    const timed = object.kind === 'CronJob';
    const job = timed ? recordOf(recordOf(spec.jobTemplate).spec) : spec;
    const path = timed ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
    return [
      ...(job.activeDeadlineSeconds === undefined ? [{ text: '没有最长运行时间', path }] : []),
      ...(timed && !['Forbid', 'Replace'].includes(String(spec.concurrencyPolicy))
        ? [{ text: '允许重叠运行', path: ['spec', 'concurrencyPolicy'] }]
        : []),
    ];
  },
);
