import { Flex, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { fenOfYuan } from '../../../ui/format/fen.ts';
import { RULED_DIMENSIONS } from './rule-form-rules.ts';

/** Most that may be added: of one request, or of a department in a period. */
function BoundFields({ of }: { readonly of: 'request' | 'department' }) {
  const { t } = useTranslation();
  return (
    <Flex gap={16} wrap role="group" aria-label={t(`policies.automatic.${of}`)}>
      <strong style={{ width: '100%' }}>{t(`policies.automatic.${of}`)}</strong>
      {RULED_DIMENSIONS.map((dimension) => (
        <Form.Item
          key={dimension}
          name={['growth', of, 'units', dimension]}
          label={`${t(`words.dimension.${dimension}`)}（${t(`words.unit.${dimension}`)}）`}
        >
          <InputNumber min={0} max={1_000_000} precision={0} placeholder="0" />
        </Form.Item>
      ))}
      <Form.Item
        name={['growth', of, 'yearYuan']}
        label={t('policies.automatic.yuan')}
        rules={[
          {
            validator: (_, yuan: string) =>
              fenOfYuan(yuan ?? '') === null
                ? Promise.reject(new Error(t('policies.automatic.yuanNeeded')))
                : Promise.resolve(),
          },
        ]}
      >
        <Input inputMode="decimal" style={{ width: 160 }} />
      </Form.Item>
    </Flex>
  );
}

/** What growth alone is bound by: size, price, how often, and the use it needs. */
export function GrowthFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('policies.automatic.fieldNeeded') }];
  const days = <InputNumber min={1} max={366} precision={0} />;
  const percent = <InputNumber min={1} max={100} precision={1} suffix="%" />;
  return (
    <>
      <BoundFields of="request" />
      <BoundFields of="department" />
      <Flex gap={16} wrap>
        <Form.Item name={['growth', 'periodDays']} label={t('policies.automatic.periodDays')} rules={needed}>
          {days}
        </Form.Item>
        <Form.Item name={['growth', 'windowDays']} label={t('policies.automatic.windowDays')} rules={needed}>
          {days}
        </Form.Item>
        <Form.Item name={['growth', 'coveragePercent']} label={t('policies.automatic.coverage')} rules={needed}>
          {percent}
        </Form.Item>
        <Form.Item name={['growth', 'peakPercent']} label={t('policies.automatic.peak')} rules={needed}>
          {percent}
        </Form.Item>
      </Flex>
    </>
  );
}
