import type { BackupScheduleSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyBackupSpec } from '../testing/arbitrary-specs.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planBackupSchedule } from './plan.ts';
import { backupSchedule } from './schedule.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: BackupScheduleSpec) => planBackupSchedule(sampleLine(spec), spec, cloud);
const SPEC: BackupScheduleSpec = {
  item: 'backup-schedule',
  hour: 2,
  everyDays: 1,
  retentionDays: 30,
  protectedGb: 500,
};

describe('a plan of a backup schedule', () => {
  it('copies the tenancy’s own namespace and nothing else, whatever is ordered', () => {
    fc.assert(
      fc.property(anyBackupSpec, (spec) => {
        const { template } = backupSchedule(planned(spec)).spec;
        expect(template.includedNamespaces).toEqual(['guangzhou-zk-000012']);
        expect(template.includeClusterResources).toBe(false);
      }),
    );
  });

  it('keeps its name at any size, with the cloud’s slug, since all clouds share the operator’s namespace', () => {
    const { objects } = planned(SPEC);
    expect(objects).toMatchObject([{ kind: 'Schedule', namespace: 'velero', name: 'guangzhou-zy-000123' }]);
    fc.assert(
      fc.property(anyBackupSpec, (spec) => {
        expect(planned(spec).objects).toEqual(objects);
      }),
    );
  });

  it.each([
    [{ hour: 2, everyDays: 1 }, 'CRON_TZ=Asia/Shanghai 0 2 * * *'],
    [{ hour: 0, everyDays: 7 }, 'CRON_TZ=Asia/Shanghai 0 0 * * 0'],
  ] as const)('runs %o by the clock of Shanghai', (when, cron) => {
    expect(planned({ ...SPEC, ...when }).cron).toBe(cron);
  });

  it('keeps copies as long as ordered, and beyond the schedule’s own end', () => {
    const { spec } = backupSchedule(planned(SPEC));
    expect(spec.template.ttl).toBe('720h0m0s');
    expect(spec.useOwnerReferencesInBackup).toBe(false);
  });

  it('is refused on a cloud without the operator', () => {
    const bare = { ...cloud, services: { ...cloud.services, backup: null } };
    expect(() => planBackupSchedule(sampleLine(SPEC), SPEC, bare)).toThrow(
      'cloud guangzhou has no backup operator (Velero)',
    );
  });
});
