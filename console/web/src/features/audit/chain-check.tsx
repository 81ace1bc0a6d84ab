import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { Status } from '../../ui/status/status.tsx';

type Verification = Outputs['audit']['verify'];

function Chains({ chains }: { readonly chains: Verification['chains'] }) {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t('audit.chain')}
      size="small"
      rowKey="chain"
      dataSource={chains}
      pagination={chains.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      columns={[
        { title: t('audit.chain'), dataIndex: 'name' },
        { title: t('audit.sealed'), dataIndex: 'sealed', align: 'right', className: 'zy-number' },
        { title: t('audit.waiting'), dataIndex: 'unsealed', align: 'right', className: 'zy-number' },
        {
          title: t('audit.oldest'),
          key: 'oldest',
          render: (_, { oldestUnsealedAt }) =>
            oldestUnsealedAt ? <Instant at={oldestUnsealedAt} precision="second" /> : '–',
        },
        {
          title: t('audit.upTo'),
          key: 'upTo',
          render: (_, { headSequence, sealedAt }) =>
            headSequence && sealedAt ? (
              <div className="zy-two-lines">
                <span className="zy-number">{t('audit.upToRow', { n: headSequence })}</span>
                <span className="zy-faint">
                  <Instant at={sealedAt} precision="second" />
                </span>
              </div>
            ) : (
              '–'
            ),
        },
        {
          title: t('audit.head'),
          key: 'head',
          render: (_, { headHash }) =>
            headHash ? <Copyable text={headHash} shown={headHash.slice(0, 16)} code /> : '–',
        },
      ]}
    />
  );
}

function Outcome({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation();
  const { intact, breaks, checkedAt, chains, anchoredAt } = verification;
  return (
    <Flex vertical gap={8}>
      <Flex gap={12}>
        <Status tone={intact ? 'good' : 'bad'}>
          {intact ? t('audit.intact') : t('audit.broken', { n: breaks.length })}
        </Status>
        <span className="zy-faint">
          {t('audit.checkedAt')} <Instant at={checkedAt} precision="second" />
        </span>
      </Flex>
      {anchoredAt ? (
        <span className="zy-faint">
          {t('audit.anchoredAt')} <Instant at={anchoredAt} precision="second" />
        </span>
      ) : (
        <Status tone="attention">{t('audit.noAnchor')}</Status>
      )}
      <Chains chains={chains} />
      {breaks.map((found) => (
        <Status key={`${found.chain} ${found.sequence}`} tone="bad">
          {found.chain} #{found.sequence}: {t(`audit.breakKind.${found.kind}`)} ({found.auditId})
        </Status>
      ))}
    </Flex>
  );
}

/** Verifies the chain when asked: every row's hash anew, tied to the one before. */
export function ChainCheck() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [asked, setAsked] = useState(false);
  const query = useQuery(trpc.audit.verify.queryOptions({}, { enabled: asked, staleTime: Number.POSITIVE_INFINITY }));
  const ask = () => (asked ? void query.refetch() : setAsked(true));
  return (
    <Panel>
      <Flex vertical gap={12}>
        <Flex gap={12} align="center" justify="space-between" wrap>
          <span className="zy-faint">{t('audit.verifyWhy')}</span>
          <Button loading={query.isFetching} onClick={ask}>
            {t(query.data ? 'audit.verifyAgain' : 'audit.verify')}
          </Button>
        </Flex>
        {query.isError ? <ProblemBlock error={query.error} onRetry={ask} /> : null}
        {query.data ? <Outcome verification={query.data} /> : null}
      </Flex>
    </Panel>
  );
}
