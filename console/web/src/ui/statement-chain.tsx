import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../api/outputs.ts';
import { useTRPC } from '../api/trpc.ts';
import { Copyable } from './copyable.tsx';
import { Instant } from './instant.tsx';
import { Panel } from './page/panel.tsx';
import { ProblemBlock } from './page/problem-block.tsx';
import { Status } from './status/status.tsx';

type Check = Outputs['settlement']['verifyChain'];

/** Verifies the chain of issued statements when asked: each link anew, held against what is stored and the audit log. For finance and auditors. */
export function StatementChain() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [asked, setAsked] = useState(false);
  const query = useQuery(
    trpc.settlement.verifyChain.queryOptions(undefined, { enabled: asked, staleTime: Number.POSITIVE_INFINITY }),
  );
  const ask = () => (asked ? void query.refetch() : setAsked(true));
  return (
    <Panel>
      <Flex vertical gap={12}>
        <Flex gap={12} align="center" justify="space-between" wrap>
          <span className="zy-faint">{t('audit.statements.why')}</span>
          <Button loading={query.isFetching} onClick={ask}>
            {t(query.data ? 'audit.verifyAgain' : 'audit.statements.verify')}
          </Button>
        </Flex>
        {query.isError ? <ProblemBlock error={query.error} onRetry={ask} /> : null}
        {query.data ? <Outcome check={query.data} /> : null}
      </Flex>
    </Panel>
  );
}

function Outcome({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const { whole, faults, checkedAt, issued, words, headHash, voided } = check;
  return (
    <Flex vertical gap={8} role="status" aria-label={t('audit.statements.verify')}>
      <Flex gap={12} wrap>
        <Status tone={whole ? 'good' : 'bad'}>
          {t(whole ? 'audit.statements.whole' : 'audit.statements.broken', { n: whole ? issued : faults.length })}
        </Status>
        <span className="zy-faint">
          {t('audit.checkedAt')} <Instant at={checkedAt} precision="second" />
        </span>
      </Flex>
      <Flex gap={12} wrap>
        <span>{t('audit.statements.counts', { issued, words })}</span>
        <span>
          {t('audit.head')} <Copyable text={headHash} shown={headHash.slice(0, 16)} code />
        </span>
      </Flex>
      {faults.map(({ fault, at }) => (
        <Status key={`${fault} ${at}`} tone="bad">
          {at}: {t(`audit.statements.faults.${fault}`)}
        </Status>
      ))}
      {voided.map(({ number, reason }) => (
        <span key={number} className="zy-faint">
          {t('audit.statements.voided', { number, reason })}
        </span>
      ))}
    </Flex>
  );
}
