import { useQuery } from '@tanstack/react-query';
import { Collapse, Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { Item } from './catalogue-types.ts';
import { PublishTerms } from './publish-terms.tsx';
import { TERMS, useTermText } from './use-term-text.ts';
import { WithdrawTerms } from './withdraw-terms.tsx';

type Version = Outputs['catalogue']['versions']['versions'][number];

/** Which version, and who withdrew it where somebody did. */
function VersionName({ of: { version, withdrawn } }: { readonly of: Version }) {
  const { t } = useTranslation();
  return (
    <div className="zy-two-lines">
      <span>{t('shop.versionN', { n: version })}</span>
      {withdrawn ? (
        <span className="zy-faint">{t('shop.withdrawnBy', { name: withdrawn.by.name, reason: withdrawn.reason })}</span>
      ) : null}
    </div>
  );
}

function useColumns(item: Item): TableColumnsType<Version> {
  const { t } = useTranslation();
  const textOf = useTermText();
  const now = useNow(60_000);
  const mayWithdraw = useMe().holdsEverywhere('authority-approver');
  const isWithdrawable = ({ validFrom, withdrawn }: Version) =>
    mayWithdraw && withdrawn === null && Date.parse(validFrom) > now;
  return [
    { title: t('shop.version'), key: 'version', render: (_, version) => <VersionName of={version} /> },
    { title: t('shop.validFrom'), key: 'from', render: (_, { validFrom }) => <Instant at={validFrom} /> },
    ...TERMS.map((term) => ({
      title: t(`shop.term.${term}`),
      key: term,
      render: (_: unknown, { terms }: Version) => textOf(terms, term),
    })),
    { title: t('shop.publishReason'), key: 'reason', render: (_, { reason }) => reason ?? t('shop.shipped') },
    { title: t('shop.publishedBy'), key: 'by', render: (_, { publishedBy }) => publishedBy?.name ?? '–' },
    {
      title: '',
      key: 'acts',
      render: (_, each) => (isWithdrawable(each) ? <WithdrawTerms item={item} version={each.version} /> : null),
    },
  ];
}

function History({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const columns = useColumns(item);
  const query = useQuery(trpc.catalogue.versions.queryOptions({ item: item.code }));
  return (
    <Loaded query={query} rows={3}>
      {({ versions }) => (
        <Table
          aria-label={t('shop.history')}
          size="small"
          rowKey="version"
          dataSource={versions}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={columns}
        />
      )}
    </Loaded>
  );
}

/** On what terms the item is offered today, from when on, what comes next, and what was before. */
export function TermsPanel({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const me = useMe();
  const textOf = useTermText();
  const { version, next } = item;
  return (
    <Panel
      title={t('shop.terms')}
      extra={me.holdsEverywhere('authority-approver') ? <PublishTerms item={item} /> : undefined}
    >
      <div className="zy-section">
        <Tag>{t('shop.versionN', { n: version.version })}</Tag>
        {t('shop.since')} <Instant at={version.validFrom} />
        {next ? (
          <span className="zy-faint">
            {' '}
            {t('shop.nextVersion', { n: next.version })} <Instant at={next.validFrom} />
          </span>
        ) : null}
      </div>
      <Facts facts={TERMS.map((term) => ({ label: t(`shop.term.${term}`), value: textOf(version.terms, term) }))} />
      <Collapse
        ghost
        size="small"
        items={[{ key: 'history', label: t('shop.history'), children: <History item={item} /> }]}
      />
    </Panel>
  );
}
