import { MenuOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Drawer, Flex, Grid, Layout } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AccountMenu } from './account-menu.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { MainMenu } from './main-menu.tsx';
import { NoticeBell } from './notice-bell.tsx';
import { Palette } from './palette.tsx';

function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="zy-brand">
      <img src="/mark.svg" alt="" width={26} height={26} />
      <strong>{t('frame.product')}</strong>
      <span className="zy-faint zy-brand-long">{t('frame.productLong')}</span>
    </Link>
  );
}

/** Top bar, left menu and the page between them. Below the large breakpoint the menu becomes a drawer. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <Layout className="zy-frame">
      <a href="#content" className="zy-skip">
        {t('frame.skip')}
      </a>
      <Layout.Header className="zy-header">
        <Flex align="center" gap={8}>
          {wide ? null : (
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={t('frame.openMenu')}
              onClick={() => setMenuOpen(true)}
            />
          )}
          <Brand />
        </Flex>
        <Flex align="center" gap={4}>
          <Palette />
          <NoticeBell />
          <Link to="/help" className="zy-icon-link" aria-label={t('frame.help')} title={t('frame.help')}>
            <QuestionCircleOutlined />
          </Link>
          <LanguageMenu />
          <AppearanceMenu />
          <AccountMenu />
        </Flex>
      </Layout.Header>
      <Layout hasSider={wide}>
        {wide ? (
          <Layout.Sider width={208} className="zy-sider">
            <MainMenu />
          </Layout.Sider>
        ) : (
          <Drawer
            placement="left"
            size={240}
            open={menuOpen}
            onClose={() => setMenuOpen(false)}
            title={t('frame.product')}
          >
            <MainMenu onChosen={() => setMenuOpen(false)} />
          </Drawer>
        )}
        <Layout.Content id="content" className="zy-content" tabIndex={-1}>
          {children}
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
