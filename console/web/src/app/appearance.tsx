import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { startTexts } from '../i18n/start.ts';
import { usePreferences } from '../ui/preferences/preferences-context.tsx';
import { themeOf } from '../ui/theme.ts';

/** Whether this person asked their system for less motion. */
const STILL = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Theme, density and language in force, from the person's preferences. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { language, scheme, density } = usePreferences();
  const texts = useMemo(() => startTexts(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.scheme = scheme;
  }, [language, scheme]);
  return (
    <I18nextProvider i18n={texts}>
      <ConfigProvider
        locale={language === 'zh-CN' ? zhCN : enUS}
        theme={themeOf(scheme, density, !STILL)}
        button={{ autoInsertSpace: false }}
      >
        <App className="zy-root" message={{ maxCount: 3 }}>
          {children}
        </App>
      </ConfigProvider>
    </I18nextProvider>
  );
}
