import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../ui/preferences/preferences.ts';
import { usePreferences } from '../../ui/preferences/preferences-context.tsx';

/** 中文 or English. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const { language, change } = usePreferences();
  const items = [
    { key: 'zh-CN', label: t('frame.chinese') },
    { key: 'en-US', label: t('frame.english') },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [language],
        onClick: ({ key }) => change({ language: key as Language }),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={t('frame.language')} title={t('frame.language')} />
    </Dropdown>
  );
}
