import { FUNDING_SOURCES } from '@zhengyun/rulebook/request-purpose.ts';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/page/panel.tsx';
import { useNames } from '../../../ui/use-names.ts';
import { LeaseField } from './lease-field.tsx';

/** A field that was emptied was not said. */
const emptied = <Value extends string | number>(value: Value | null | undefined): Value | undefined =>
  value === '' || value === null ? undefined : value;

/** Project, money, dates, users and term: what approvers weigh beside the reason. Nothing of it is asked for; what is left out shows as not said. */
export function PurposeFields() {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  return (
    <Panel title={t('orders.purpose')} extra={<span className="zy-faint">{t('orders.purposeWhy')}</span>}>
      <div className="zy-fields zy-fields-wide">
        <Form.Item name="project" label={t('orders.project')} normalize={emptied}>
          <Input maxLength={128} placeholder={t('orders.projectPlaceholder')} />
        </Form.Item>
        <Form.Item name="fundingSource" label={t('orders.fundingSource')} normalize={emptied}>
          <Select
            allowClear
            placeholder={t('orders.unsaid')}
            options={FUNDING_SOURCES.map(({ code, name }) => ({ value: code, label: bilingual(name) }))}
          />
        </Form.Item>
        <Form.Item name="expectedUsers" label={t('orders.expectedUsers')} normalize={emptied}>
          <InputNumber className="zy-wide" min={1} max={100_000_000} precision={0} />
        </Form.Item>
        <LeaseField normalize={emptied} />
        <Form.Item name="buildFrom" label={t('orders.buildFrom')} normalize={emptied}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="buildTo" label={t('orders.buildTo')} normalize={emptied}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="goLiveOn" label={t('orders.goLiveOn')} normalize={emptied}>
          <Input type="date" />
        </Form.Item>
      </div>
    </Panel>
  );
}
