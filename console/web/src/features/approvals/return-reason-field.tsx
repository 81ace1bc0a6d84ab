import { RETURN_REASONS, type ReturnReason } from '@zhengyun/rulebook/return-reason.ts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface ReturnReasonFieldProps {
  readonly value: ReturnReason | undefined;
  readonly missing: boolean;
  readonly onChange: (value: ReturnReason) => void;
}

/** Why a request is sent back, from the dictionary; of a return alone. */
export function ReturnReasonField({ value, missing, onChange }: ReturnReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      className="zy-flat-item"
      label={t('approvals.returnReason')}
      htmlFor="approval-return-reason"
      help={missing ? t('approvals.returnReasonNeeded') : t('approvals.returnReasonHelp')}
      {...(missing ? { validateStatus: 'error' as const } : {})}
    >
      <Select
        id="approval-return-reason"
        className="zy-filter"
        placeholder={t('approvals.returnReasonNone')}
        value={value ?? null}
        options={RETURN_REASONS.map((code) => ({ value: code, label: t(`words.returnReason.${code}`) }))}
        onChange={(code: ReturnReason | null) => code && onChange(code)}
      />
    </Form.Item>
  );
}
