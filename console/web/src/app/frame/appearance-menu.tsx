import { BgColorsOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../ui/preferences/preferences.ts';
import { usePreferences } from '../../ui/preferences/preferences-context.tsx';

/** Light or dark, compact or comfortable. */
export function AppearanceMenu() {
  const { t } = useTranslation();
  const { scheme, density, change } = usePreferences();
  const choices: Readonly<Record<string, Partial<Preferences>>> = {
    light: { scheme: 'light' },
    dark: { scheme: 'dark' },
    compact: { density: 'compact' },
    comfortable: { density: 'comfortable' },
  };
  const items = [
    { key: 'light', label: t('frame.light') },
    { key: 'dark', label: t('frame.dark') },
    { type: 'divider' as const },
    { key: 'compact', label: t('frame.compact') },
    { key: 'comfortable', label: t('frame.comfortable') },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [scheme, density],
        onClick: ({ key }) => change(choices[key] ?? {}),
      }}
    >
      <Button
        type="text"
        icon={<BgColorsOutlined />}
        aria-label={t('frame.appearance')}
        title={t('frame.appearance')}
      />
    </Dropdown>
  );
}
