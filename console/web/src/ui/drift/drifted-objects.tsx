import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { PlanValue } from '../plan/plan-value.tsx';
import { Status } from '../status/status.tsx';
import type { DriftedObject } from './drift-types.ts';
import { Writers } from './writers.tsx';

/** Every object that is not as approved: each property with what was expected, what is there, who wrote it and when. */
export function DriftedObjects({ objects }: { readonly objects: readonly DriftedObject[] }) {
  return (
    <Flex vertical gap={16}>
      {objects.map((object) => (
        <DriftedObjectBlock key={object.urn} object={object} />
      ))}
    </Flex>
  );
}

function DriftedObjectBlock({ object }: { readonly object: DriftedObject }) {
  const { t } = useTranslation();
  return (
    <section aria-label={`${object.kind} ${object.id}`}>
      <Flex gap={12} wrap align="center">
        <Status tone={object.is === 'gone' ? 'bad' : 'attention'}>{t(`drift.is.${object.is}`)}</Status>
        <span>{object.kind}</span>
        <code className="zy-code">{object.id}</code>
      </Flex>
      {object.is === 'gone' ? <p className="zy-faint">{t('drift.goneWho')}</p> : <Differences object={object} />}
    </section>
  );
}

function Differences({ object }: { readonly object: DriftedObject }) {
  const { t } = useTranslation();
  return (
    <div className="zy-scroll-x">
      <table className="zy-plan-table">
        <thead>
          <tr>
            <th scope="col">{t('ui.planProperty')}</th>
            <th scope="col">{t('drift.expected')}</th>
            <th scope="col">{t('drift.found')}</th>
            <th scope="col">{t('drift.who')}</th>
          </tr>
        </thead>
        <tbody>
          {object.differences.map((difference) => (
            <tr key={difference.path}>
              <th scope="row">
                <code className="zy-code">{difference.path}</code>
              </th>
              <td>
                <PlanValue value={difference.expected} />
              </td>
              <td>
                <PlanValue value={difference.found} />
              </td>
              <td>
                {difference.writers.length > 0 ? (
                  <Writers writers={difference.writers} otherwise="" />
                ) : (
                  <>
                    <div className="zy-faint">{t('drift.takenAway')}</div>
                    <Writers writers={object.strangers.slice(0, 2)} otherwise={t('drift.nobodyKnown')} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
