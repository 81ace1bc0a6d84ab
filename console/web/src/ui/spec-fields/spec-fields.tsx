import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataDisks } from './data-disks.tsx';
import { FlavourPicker } from './flavour-picker.tsx';
import { WholeNumber } from './whole-number.tsx';

interface SpecFieldsProps {
  readonly item: ItemCode;
  /** Where the fields stand in the list they belong to, for their names: `[0, 'spec']`; empty outside a list. */
  readonly name: readonly (string | number)[];
  /** The same place in the whole form's values. */
  readonly path: readonly (string | number)[];
}

function HostFields({ name, path }: Omit<SpecFieldsProps, 'item'>) {
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
      <DataDisks name={[...name, 'dataDisks']} />
    </>
  );
}

function SpaceFields({ name }: Omit<SpecFieldsProps, 'item'>) {
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

/** The fields of one catalogue item's specification. */
export function SpecFields({ item, name, path }: SpecFieldsProps) {
  const { t } = useTranslation();
  switch (item) {
    case 'cloud-host':
      return <HostFields name={name} path={path} />;
    case 'container-space':
      return <SpaceFields name={name} path={path} />;
    case 'bandwidth':
    case 'host-monitoring':
      return (
        <>
          <div className="zy-fields">
            {item === 'bandwidth' ? (
              <WholeNumber name={[...name, 'mbps']} label={t('orders.mbps')} />
            ) : (
              <WholeNumber name={[...name, 'hosts']} label={t('orders.hosts')} />
            )}
          </div>
          <Alert type="info" showIcon title={t('orders.countedNote')} />
        </>
      );
  }
}
