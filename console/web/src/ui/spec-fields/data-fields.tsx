import { POSTGRESQL_VERSIONS } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { DISK_CLASSES } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import type { FieldPlace } from './field-place.ts';
import { WholeNumber } from './whole-number.tsx';

function useDiskClasses() {
  const { t } = useTranslation();
  return DISK_CLASSES.map((value) => ({ value, label: t(`words.diskClass.${value}`) }));
}

export function DiskFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <Choice name={[...name, 'class']} label={t('orders.diskClass')} options={useDiskClasses()} />
      <WholeNumber name={[...name, 'gb']} label={t('spec.diskGb')} minimum={10} />
      <WholeNumber name={[...name, 'count']} label={t('spec.diskCount')} />
    </div>
  );
}

export function BucketFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <WholeNumber name={[...name, 'quotaGb']} label={t('spec.quotaGb')} />
      <WholeNumber
        name={[...name, 'maximumObjects']}
        label={t('spec.maximumObjects')}
        help={t('spec.mayBeEmpty')}
        optional
      />
    </div>
  );
}

export function PostgresqlFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <Choice
        name={[...name, 'version']}
        label={t('spec.version')}
        options={POSTGRESQL_VERSIONS.map((value) => ({ value, label: value }))}
      />
      <WholeNumber name={[...name, 'instances']} label={t('spec.instances')} help={t('spec.instancesHelp')} />
      <WholeNumber name={[...name, 'vcpu']} label={t('spec.vcpuEach')} />
      <WholeNumber name={[...name, 'memoryGb']} label={t('spec.memoryEach')} />
      <WholeNumber name={[...name, 'storageGb']} label={t('spec.storageEach')} minimum={10} />
      <Choice name={[...name, 'storageClass']} label={t('orders.diskClass')} options={useDiskClasses()} />
    </div>
  );
}

export function CacheFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <WholeNumber name={[...name, 'memoryGb']} label={t('spec.memoryEach')} />
      <WholeNumber name={[...name, 'vcpu']} label={t('spec.vcpuEach')} />
      <WholeNumber name={[...name, 'replicas']} label={t('spec.replicas')} minimum={0} help={t('spec.replicasHelp')} />
    </div>
  );
}

export function BackupFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <Choice
        name={[...name, 'everyDays']}
        label={t('spec.everyDays')}
        options={[
          { value: 1, label: t('spec.daily') },
          { value: 7, label: t('spec.weekly') },
        ]}
      />
      <WholeNumber name={[...name, 'hour']} label={t('spec.hour')} minimum={0} help={t('spec.hourHelp')} />
      <WholeNumber name={[...name, 'retentionDays']} label={t('spec.retentionDays')} />
      <WholeNumber name={[...name, 'protectedGb']} label={t('spec.protectedGb')} help={t('spec.protectedHelp')} />
    </div>
  );
}
