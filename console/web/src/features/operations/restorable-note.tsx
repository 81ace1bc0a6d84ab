import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import type { Operation } from './operation-types.ts';

/** What an ordered removal could be undone from, or plainly that nothing can be restored: what the second person decides on. */
export function RestorableNote({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { restorable, intent } = operation;
  if (intent?.purpose !== 'reclaim') return null;
  if (restorable?.is === 'copy')
    return (
      <Alert
        className="zy-section"
        type="success"
        showIcon
        title={t('operations.restorable')}
        description={
          <>
            <div>
              {t('operations.restorableCopy', { name: restorable.name })} <Instant at={restorable.finishedAt} />
            </div>
            <div>
              {restorable.keptUntil === null ? (
                t('operations.restorableKept')
              ) : (
                <>
                  {t('operations.restorableKeptUntil')} <Instant at={restorable.keptUntil} />
                </>
              )}
            </div>
            <LookedAt at={restorable.lookedAt} />
          </>
        }
      />
    );
  return (
    <Alert
      className="zy-section"
      type="warning"
      showIcon
      title={t('operations.notRestorable')}
      description={
        <>
          <div>{t(restorable ? `operations.notRestorableWhy.${restorable.why}` : 'operations.notLookedAt')}</div>
          {restorable ? <LookedAt at={restorable.lookedAt} /> : null}
        </>
      }
    />
  );
}

function LookedAt({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  return (
    <div className="zy-faint">
      {t('operations.copiesLookedAt')} <Instant at={at} precision="second" />
    </div>
  );
}
