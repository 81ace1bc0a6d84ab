import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { GrantDialog } from './grant-dialog.tsx';
import type { Person } from './person.ts';

/** Lets the security administrator grant somebody else in service a role; says why where that can't be. */
export function GrantRole({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const me = useMe();
  const [granting, setGranting] = useState(false);
  if (!me.holdsAny(['security-admin'])) return null;
  if (person.disabled) return <div className="zy-faint">{t('people.grantAfterResume')}</div>;
  if (me.person.id === person.id) return <div className="zy-faint">{t('people.grantNotOneself')}</div>;
  return (
    <>
      <Button
        type="link"
        size="small"
        onClick={() => setGranting(true)}
        aria-label={`${t('people.grant')} ${person.name}`}
      >
        {t('people.grant')}
      </Button>
      {granting ? <GrantDialog person={person} onClose={() => setGranting(false)} /> : null}
    </>
  );
}
