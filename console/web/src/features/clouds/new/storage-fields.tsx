import { AutoComplete, Form, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/page/panel.tsx';

interface Props {
  /** Provisioners the cluster has. */
  readonly provisioners: readonly string[];
  /** Whether virtual machines are defined there; null: nobody looked. */
  readonly kubevirt: boolean | null;
  /** true: the cloud is deployed, so none of it can be changed any more. */
  readonly fixed?: boolean;
}

/** Disks by IOPS class, and who brings the definition of virtual machines. Neither can be changed once the cloud is deployed. */
export function StorageFields({ provisioners, kubevirt, fixed = false }: Props) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('clouds.storage')}
      extra={fixed ? <span className="zy-faint">{t('clouds.storageFixed')}</span> : null}
    >
      <Form.Item name="storageProvisioner" label={t('clouds.provisioner')} rules={[{ required: true }]}>
        <AutoComplete disabled={fixed} options={provisioners.map((value) => ({ value }))} />
      </Form.Item>
      <div className="zy-two-columns">
        {(['ordinary', 'fast'] as const).map((part) => (
          <Form.Item key={part} label={t(`clouds.iops.${part}`)} required>
            <Form.Item name={['iops', part, 'minimum']} noStyle>
              <InputNumber disabled={fixed} min={1} precision={0} aria-label={t('clouds.iopsMinimum')} />
            </Form.Item>{' '}
            –{' '}
            <Form.Item name={['iops', part, 'maximum']} noStyle>
              <InputNumber disabled={fixed} min={1} precision={0} aria-label={t('clouds.iopsMaximum')} />
            </Form.Item>
          </Form.Item>
        ))}
      </div>
      <Form.Item
        name="kubevirt"
        label={t('clouds.kubevirt')}
        extra={
          kubevirt === null ? t('clouds.kubevirtHelp') : t(kubevirt ? 'clouds.kubevirtThere' : 'clouds.kubevirtNot')
        }
      >
        <Radio.Group
          disabled={fixed}
          options={(['present', 'install'] as const).map((value) => ({
            value,
            label: t(`clouds.kubevirtChoice.${value}`),
          }))}
        />
      </Form.Item>
    </Panel>
  );
}
