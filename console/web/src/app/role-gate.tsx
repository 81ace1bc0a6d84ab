import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMe } from '../api/use-me.ts';
import { pageAt } from './pages.tsx';

/** Says which roles a page is for to who holds none of them. Only courtesy: the server refuses by itself. */
export function RoleGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { holdsAny } = useMe();
  const page = pageAt(useLocation().pathname);
  if (!page || holdsAny(page.roles)) return children;
  const roles = page.roles.map((role) => t(`words.role.${role}`)).join('、');
  return (
    <Result
      status="403"
      title={t('frame.notAllowedTitle')}
      subTitle={t('frame.notAllowedText', { roles })}
      extra={
        <Link to="/">
          <Button type="primary">{t('frame.backHome')}</Button>
        </Link>
      }
    />
  );
}
