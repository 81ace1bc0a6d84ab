import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { BreakGlassBanner } from '../../ui/break-glass-banner.tsx';
import { Instant } from '../../ui/instant.tsx';
import { TroubleText } from '../../ui/trouble-text.tsx';
import { WaitingReason } from '../../ui/waiting-reason.tsx';
import type { Operation } from './operation-types.ts';
import { RestorableNote } from './restorable-note.tsx';

/** What a reader must know first: what a maintenance operation is for, what it waits for, who wants it to end, what went wrong. */
export function OperationNotes({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { intent, askedBy, waitingFor, stop, trouble, state } = operation;
  const running = state === 'applying' || state === 'verifying';
  return (
    <>
      {intent ? (
        <Alert
          className="zy-section"
          type="info"
          showIcon
          title={t(`operations.purpose.${intent.purpose}`)}
          description={
            <>
              <div>
                {t('operations.askedBecause', { who: askedBy ?? t('operations.platform'), reason: intent.reason })}
              </div>
              <div className="zy-faint">{t(`operations.purposeNext.${intent.purpose}`)}</div>
            </>
          }
        />
      ) : null}
      <BreakGlassBanner cloudId={operation.cloud.id} />
      <TeardownNote operation={operation} />
      <RestorableNote operation={operation} />
      {waitingFor ? (
        <Alert className="zy-section" type="info" showIcon title={<WaitingReason reason={waitingFor} />} />
      ) : null}
      {stop && running ? (
        <Alert
          className="zy-section"
          type="warning"
          showIcon
          title={t('operations.stopping')}
          description={
            <>
              <Instant at={stop.at} precision="second" /> · {stop.reason}
            </>
          }
        />
      ) : null}
      {trouble ? (
        <Alert
          className="zy-section"
          type={running ? 'info' : 'error'}
          showIcon
          title={t(running ? 'orders.troubleBefore' : 'orders.troubleTitle')}
          description={<TroubleText trouble={trouble} />}
        />
      ) : null}
    </>
  );
}

/** Why a cloud or a tenancy is to go, and what goes with it: what the second person decides on. */
function TeardownNote({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { teardown, askedBy } = operation;
  if (!teardown) return null;
  return (
    <Alert
      className="zy-section"
      type="warning"
      showIcon
      title={t('operations.teardown')}
      description={
        <>
          <div>
            {t('operations.askedBecause', { who: askedBy ?? t('operations.platform'), reason: teardown.reason })}
          </div>
          {teardown.obstacles.length > 0 ? (
            <div>{t('operations.teardownTakes', { list: teardown.obstacles.map(obstacleText).join('、') })}</div>
          ) : null}
          <div className="zy-faint">{t('operations.teardownNext')}</div>
        </>
      }
    />
  );
}

/** A resource by its printed number; an object of the cluster, which has none, by kind and name. */
function obstacleText({ kind, number }: { readonly kind: string; readonly number: string }): string {
  return /^[A-Z]/.test(kind) ? `${kind} ${number}` : number;
}
