import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { COEFFICIENT_POLICIES } from '@zhengyun/rulebook/evaluation.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { SLA_POLICIES } from '@zhengyun/rulebook/sla.ts';
import { Flex, Form, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { InstalmentFields } from './instalment-fields.tsx';
import { useChargedItem } from './use-charged-item.ts';

/** What is held, and what is consumed: what the choice leaves out is charged nothing. */
const CHARGED: readonly string[] = [...SKUS, ...METER_SKUS];

const BOUNDS = [
  ['monthCap', 'monthCapFen'],
  ['monthFloor', 'monthFloorFen'],
  ['yearCap', 'yearCapFen'],
  ['yearFloor', 'yearFloorFen'],
] as const;

/** An amount in yuan of the form. */
function Yuan({ name, label, extra }: { readonly name: string; readonly label: string; readonly extra?: string }) {
  return (
    <Form.Item name={name} label={label} {...(extra ? { extra } : {})}>
      <InputNumber<string> stringMode min="0" max="9999999999999" precision={2} className="zy-wide" />
    </Form.Item>
  );
}

function Metered() {
  const { t } = useTranslation();
  const itemName = useChargedItem();
  return (
    <>
      <Form.Item name="meteredHow" label={t('contracts.metered')}>
        <Radio.Group
          options={[
            { value: 'all', label: t('contracts.meteredAll') },
            { value: 'only', label: t('contracts.meteredOnly') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['meteredHow']}>
        {({ getFieldValue }) =>
          getFieldValue('meteredHow') === 'only' ? (
            <Form.Item
              name="metered"
              label={t('contracts.meteredItems')}
              extra={t('contracts.meteredWhy')}
              rules={[{ required: true, type: 'array', min: 1, message: t('contracts.meteredNeeded') }]}
            >
              <Select
                mode="multiple"
                allowClear
                options={CHARGED.map((sku) => ({ value: sku, label: itemName(sku) }))}
              />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </>
  );
}

/** The terms of a contract, as signed or as amended. `fixedHow`: how the yearly part falls due is agreed already. */
export function TermsFields({
  byMonths,
  fixedHow = false,
}: {
  readonly byMonths: boolean;
  readonly fixedHow?: boolean;
}) {
  const { t } = useTranslation();
  const options = (policies: readonly { readonly id: string }[]) =>
    policies.map(({ id }) => ({ value: id, label: id }));
  return (
    <>
      <Yuan name="annual" label={t('contracts.annualYuan')} extra={t('contracts.annualWhy')} />
      <Form.Item name="how" label={t('contracts.falls')} {...(fixedHow ? { extra: t('contracts.fallsFixed') } : {})}>
        <Radio.Group
          disabled={fixedHow}
          options={[
            { value: 'spread', label: t('contracts.spreadWhy') },
            { value: 'instalments', label: t('contracts.byInstalments') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['how']}>
        {({ getFieldValue }) =>
          getFieldValue('how') === 'instalments' ? <InstalmentFields byMonths={byMonths} /> : null
        }
      </Form.Item>
      <Metered />
      <div className="zy-fields zy-fields-wide">
        {BOUNDS.map(([name, key]) => (
          <Yuan key={name} name={name} label={t(`contracts.bounds.${key}`)} />
        ))}
      </div>
      <Flex gap={16} wrap>
        <Form.Item name="slaPolicy" label={t('contracts.slaPolicy')}>
          <Select options={options(SLA_POLICIES)} />
        </Form.Item>
        <Form.Item name="coefficientPolicy" label={t('contracts.coefficientPolicy')}>
          <Select options={options(COEFFICIENT_POLICIES)} />
        </Form.Item>
      </Flex>
    </>
  );
}
