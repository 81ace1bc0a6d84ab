import { ADMITTED_MLPS_GRADES } from '@zhengyun/rulebook/tier.ts';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../../ui/page/panel.tsx';
import type { Offer } from './offer.ts';

/** For which system, what for, and at which MLPS grade; the grade follows the system unless changed. */
export function BasicsFields({ systems }: { readonly systems: Offer['systems'] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  return (
    <Panel title={t('orders.basics')}>
      <Form.Item
        name="systemId"
        label={t('orders.system')}
        required
        extra={
          <>
            {t(systems.length === 0 ? 'orders.noSystems' : 'orders.systemHelp')}{' '}
            <Link to="/systems" style={{ textDecoration: 'underline' }}>
              {t('orders.systemsLink')}
            </Link>
          </>
        }
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('orders.chooseSystem')}
          options={systems.map((system) => ({
            value: system.id,
            label: `${system.name}（${system.number} · ${t('orders.gradeN', { n: system.mlpsGrade })}）`,
          }))}
          onChange={(id: string) => form.setFieldValue('mlpsGrade', systems.find((one) => one.id === id)?.mlpsGrade)}
        />
      </Form.Item>
      <Form.Item name="title" label={t('orders.titleField')} required>
        <Input maxLength={128} placeholder={t('orders.titlePlaceholder')} />
      </Form.Item>
      <Form.Item name="reason" label={t('orders.reason')} required>
        <Input.TextArea rows={3} maxLength={2_000} placeholder={t('orders.reasonPlaceholder')} />
      </Form.Item>
      <Form.Item name="mlpsGrade" label={t('orders.grade')} required extra={t('orders.gradeHelp')}>
        <Radio.Group
          options={ADMITTED_MLPS_GRADES.map((grade) => ({ value: grade, label: t('orders.gradeN', { n: grade }) }))}
        />
      </Form.Item>
    </Panel>
  );
}
