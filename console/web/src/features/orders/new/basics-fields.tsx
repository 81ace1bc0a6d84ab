import { Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../../ui/page/panel.tsx';
import type { Offer } from './offer.ts';

/** For which system and what for. The MLPS grade is the system's own: shown, not asked. */
export function BasicsFields({ systems }: { readonly systems: Offer['systems'] }) {
  const { t } = useTranslation();
  useSystemsGrade(systems);
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
        />
      </Form.Item>
      <Form.Item name="title" label={t('orders.titleField')} required>
        <Input maxLength={128} placeholder={t('orders.titlePlaceholder')} />
      </Form.Item>
      <Form.Item name="reason" label={t('orders.reason')} required>
        <Input.TextArea rows={3} maxLength={2_000} placeholder={t('orders.reasonPlaceholder')} />
      </Form.Item>
      <Form.Item name="mlpsGrade" label={t('orders.grade')} required extra={t('orders.gradeHelp')}>
        <GradeShown />
      </Form.Item>
    </Panel>
  );
}

/** Gives the order its system's grade, whichever grade a draft, a copy or a file brought. */
function useSystemsGrade(systems: Offer['systems']) {
  const form = Form.useFormInstance();
  const systemId = Form.useWatch<string | undefined>('systemId', form);
  const brought = Form.useWatch<number | undefined>('mlpsGrade', form);
  const own = systems.find(({ id }) => id === systemId)?.mlpsGrade;
  useEffect(() => {
    if (own !== undefined && own !== brought) form.setFieldValue('mlpsGrade', own);
  }, [form, own, brought]);
}

interface GradeShownProps {
  readonly id?: string;
  readonly value?: number;
}

/** A grade as a field of the form that nobody writes in. */
function GradeShown({ id, value }: GradeShownProps) {
  const { t } = useTranslation();
  return (
    <output id={id} className={value === undefined ? 'zy-faint' : undefined}>
      {value === undefined ? t('orders.gradeUnknown') : t('orders.gradeN', { n: value })}
    </output>
  );
}
