import { Alert, Flex, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { Instant } from '../../../ui/instant.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { RightsStatus } from '../../../ui/status/rights-status.tsx';
import { Status } from '../../../ui/status/status.tsx';

type Rights = Outputs['clouds']['blastRadius']['credentials'][number]['really'];
type Answer = NonNullable<Rights['answer']>;
type Line = Answer['lines'][number];

/** Below this width, in pixels, the table scrolls; above it, long lists of verbs wrap. */
const NARROWEST = 720;

function Dangers({ dangers }: { readonly dangers: Answer['dangers'] }) {
  const { t } = useTranslation();
  if (dangers.length === 0) return null;
  return (
    <ul aria-label={t('clouds.dangers')} className="zy-section">
      {dangers.map(({ name, granted, needed }) => {
        const beyond = granted.filter((right) => !needed.includes(right));
        return (
          <li key={name}>
            <Status tone={beyond.length > 0 ? 'bad' : 'attention'}>
              {t(`clouds.danger.${name}`)} · {t(beyond.length > 0 ? 'clouds.dangerBeyond' : 'clouds.dangerNeeded')}
            </Status>{' '}
            <span className="zy-faint">{(beyond.length > 0 ? beyond : granted).join('; ')}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Verbs({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  return (
    <Flex gap={4} wrap>
      {line.verbs.map((verb) =>
        line.excess?.includes(verb) ? (
          <Tag key={verb} color="error">
            {verb} · {t('clouds.excess')}
          </Tag>
        ) : (
          <Tag key={verb}>{verb}</Tag>
        ),
      )}
    </Flex>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <Table<Line>
      size="small"
      aria-label={t('clouds.reallyMay')}
      rowKey={({ namespace, group, resource, names }) => [namespace, group, resource, ...names].join('|')}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: NARROWEST }}
      dataSource={[...lines]}
      locale={{ emptyText: <EmptyState why={t('clouds.reallyNothing')} /> }}
      columns={[
        {
          key: 'kind',
          title: t('clouds.kind'),
          render: (_, { group, resource, names }) => (
            <div className="zy-two-lines">
              <code className="zy-code">{group ? `${group}/${resource}` : resource}</code>
              {names.length > 0 ? <span className="zy-faint">{names.join(', ')}</span> : null}
            </div>
          ),
        },
        {
          key: 'place',
          title: t('clouds.place'),
          render: (_, { namespace }) => namespace ?? t('clouds.wholeCluster'),
        },
        { key: 'verbs', title: t('clouds.reallyMay'), render: (_, line) => <Verbs line={line} /> },
        {
          key: 'needed',
          title: t('clouds.needs'),
          render: (_, { needed, excess }) =>
            excess === null ? t('clouds.needsUnknown') : needed.length > 0 ? needed.join(', ') : t('clouds.needsNone'),
        },
      ]}
    />
  );
}

/** What a credential really may do, as its cluster said, beside what it needs; unknown where it could not be asked. */
export function CredentialRights({ really }: { readonly really: Rights }) {
  const { t } = useTranslation();
  const { status, triedAt, reason, answer } = really;
  return (
    <section aria-label={t('clouds.reallyMay')} className="zy-section">
      <Flex gap={12} wrap align="center" className="zy-section">
        <strong>{t('clouds.reallyMay')}</strong>
        <RightsStatus status={status} />
        <span className="zy-faint">
          {answer ? (
            <>
              {t('clouds.answeredAt')} <Instant at={answer.at} />
            </>
          ) : (
            t(triedAt ? 'clouds.neverAnswered' : 'clouds.neverAsked')
          )}
        </span>
      </Flex>
      {reason && triedAt ? (
        <Alert
          className="zy-section"
          type="warning"
          showIcon
          title={
            <>
              {t('clouds.notAnswered')} <Instant at={triedAt} />
            </>
          }
          description={reason}
        />
      ) : null}
      {answer && answer.lacking.length > 0 ? (
        <Alert
          className="zy-section"
          type="error"
          showIcon
          title={t('clouds.lacks', { n: answer.lacking.length })}
          description={answer.lacking.join('; ')}
        />
      ) : null}
      {answer && !answer.complete ? (
        <Alert className="zy-section" type="warning" showIcon title={t('clouds.rightsIncomplete')} />
      ) : null}
      {answer ? <Dangers dangers={answer.dangers} /> : null}
      {answer ? <Lines lines={answer.lines} /> : null}
    </section>
  );
}
