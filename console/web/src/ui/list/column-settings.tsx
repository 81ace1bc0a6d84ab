import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { useTranslation } from 'react-i18next';

interface ColumnSettingsProps {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

/** Which columns of a list are shown. The first one names the row and always stays. */
export function ColumnSettings({ columns, hidden, onChange }: ColumnSettingsProps) {
  const { t } = useTranslation();
  const choices = columns.slice(1).filter(({ title }) => title !== '');
  const toggle = (key: string) =>
    onChange(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]);
  const content = (
    <Flex vertical gap={4} role="group" aria-label={t('ui.columns')}>
      {choices.map(({ key, title }) => (
        <Checkbox key={key} checked={!hidden.includes(key)} onChange={() => toggle(key)}>
          {title}
        </Checkbox>
      ))}
      <Button type="link" size="small" disabled={hidden.length === 0} onClick={() => onChange([])}>
        {t('ui.allColumns')}
      </Button>
    </Flex>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<SettingOutlined />} aria-label={t('ui.columns')} title={t('ui.columns')} />
    </Popover>
  );
}
