import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../instant.tsx';
import type { Openings } from './drift-types.ts';
import { Writers } from './writers.tsx';

interface ForeignOpeningsProps {
  readonly openings: Openings;
  readonly namespace: string;
}

/** What opens a tenancy that no stack of it made: what it is, who wrote it and when, and the command that removes it. */
export function ForeignOpenings({ openings: { found, unread }, namespace }: ForeignOpeningsProps) {
  const { t } = useTranslation();
  const kinds = unread.map((kind) => t(`drift.openingKind.${kind}`)).join('、');
  return (
    <section aria-label={t('drift.openings')}>
      {unread.length > 0 ? <Alert type="warning" showIcon title={t('drift.openingsUnread', { kinds })} /> : null}
      {found.length > 0 ? (
        <>
          <p>{t('drift.openingsLead')}</p>
          <div className="zy-scroll-x">
            <table className="zy-plan-table">
              <thead>
                <tr>
                  <th scope="col">{t('drift.openings')}</th>
                  <th scope="col">{t('drift.openingMade')}</th>
                  <th scope="col">{t('drift.who')}</th>
                  <th scope="col">{t('drift.openingClose')}</th>
                </tr>
              </thead>
              <tbody>
                {found.map(({ kind, name, at, writers }) => (
                  <tr key={`${kind} ${name}`}>
                    <th scope="row">
                      {t(`drift.openingKind.${kind}`)} <code className="zy-code">{name}</code>
                    </th>
                    <td>{at ? <Instant at={at} precision="second" /> : t('drift.noTime')}</td>
                    <td>
                      <Writers writers={writers} otherwise={t('drift.nobodyKnown')} />
                    </td>
                    <td>
                      <code className="zy-code">{`kubectl delete -n ${namespace} ${kind.toLowerCase()} ${name}`}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </section>
  );
}
