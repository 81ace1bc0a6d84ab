import { useTranslation } from 'react-i18next';
import { DataDisks } from './data-disks.tsx';
import type { FieldPlace } from './field-place.ts';
import { FlavourPicker } from './flavour-picker.tsx';
import type { HostPlace } from './host-place.ts';
import { OperatingSystemFields } from './operating-system-fields.tsx';
import { WholeNumber } from './whole-number.tsx';

interface HostFieldsProps extends FieldPlace {
  /** Where new hosts are to stand, if anybody knows yet; `delivered`: they stand already, and keep what they were made with. */
  readonly hostPlace: HostPlace | 'delivered' | undefined;
}

export function HostFields({ name, path, hostPlace }: HostFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="zy-fields">
        <FlavourPicker path={path} />
        <WholeNumber name={[...name, 'vcpu']} label={t('orders.vcpu')} />
        <WholeNumber name={[...name, 'memoryGb']} label={t('orders.memory')} />
        <WholeNumber name={[...name, 'systemDiskGb']} label={t('orders.systemDisk')} />
        <WholeNumber name={[...name, 'count']} label={t('orders.count')} />
      </div>
      {hostPlace === 'delivered' ? null : <OperatingSystemFields name={name} path={path} place={hostPlace} />}
      <DataDisks name={[...name, 'dataDisks']} />
    </>
  );
}

export function SpaceFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <WholeNumber name={[...name, 'vcpu']} label={t('orders.vcpuTotal')} />
      <WholeNumber name={[...name, 'memoryGb']} label={t('orders.memoryTotal')} />
      <WholeNumber name={[...name, 'ordinaryGb']} label={t('orders.ordinaryGb')} minimum={0} />
      <WholeNumber name={[...name, 'fastGb']} label={t('orders.fastGb')} minimum={0} />
    </div>
  );
}

export function GpuFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields">
      <WholeNumber name={[...name, 'shares']} label={t('spec.shares')} />
      <WholeNumber name={[...name, 'memoryGbPerShare']} label={t('spec.memoryGbPerShare')} />
    </div>
  );
}
