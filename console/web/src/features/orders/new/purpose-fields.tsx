import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { emptied, FundingFields } from '../../../ui/funding-fields.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { LeaseField } from './lease-field.tsx';

/**
 * Project, money, dates, users and term: what approvers weigh beside the reason. Nothing of it is asked for; what is left out shows as not said.
 * Numbers stay as they were typed: one out of bounds is refused at its field, not made another.
 */
export function PurposeFields() {
  const { t } = useTranslation();
  return (
    <Panel title={t('orders.purpose')} extra={<span className="zy-faint">{t('orders.purposeWhy')}</span>}>
      <div className="zy-fields zy-fields-wide">
        <FundingFields />
        <Form.Item name="expectedUsers" label={t('orders.expectedUsers')} normalize={emptied}>
          <InputNumber className="zy-wide" />
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
