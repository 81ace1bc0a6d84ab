import { Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMe } from '../../api/use-me.ts';
import { type MenuPage, PAGES, pageAt } from '../pages.tsx';

const GROUPS = ['menuSense', 'menuShare', 'menuGovern', 'menuSettle', 'menuSystem'] as const;

/** The left menu: only what this person's roles may open, in the order in which data flows. */
export function MainMenu({ onChosen }: { readonly onChosen?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { holdsAny } = useMe();
  const entry = (page: MenuPage) => ({
    key: page.path,
    icon: page.icon,
    label: <Link to={page.path}>{t(`frame.${page.title}`)}</Link>,
  });
  const open = PAGES.filter((page) => holdsAny(page.roles));
  const groups = GROUPS.flatMap((group) => {
    const pages = open.filter((page) => page.group === group);
    return pages.length === 0
      ? []
      : [{ type: 'group' as const, key: group, label: t(`frame.${group}`), children: pages.map(entry) }];
  });
  return (
    <nav aria-label={t('frame.mainMenu')}>
      <Menu
        mode="inline"
        selectedKeys={[pageAt(pathname)?.path ?? '']}
        items={[...open.filter((page) => page.group === null).map(entry), ...groups]}
        {...(onChosen ? { onClick: onChosen } : {})}
      />
    </nav>
  );
}
