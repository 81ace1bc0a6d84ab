import { useMutation } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../api/outputs.ts';
import { useTRPCClient } from '../api/trpc.ts';
import { Copyable } from './copyable.tsx';
import { Instant } from './instant.tsx';
import { Panel } from './page/panel.tsx';
import { ProblemBlock } from './page/problem-block.tsx';
import { Status } from './status/status.tsx';

type Check = Outputs['settlement']['verifyChain'];

/**
 * Verifies the chain of issued statements when asked, and only then: each link anew, held against what is stored and the audit log. For
 * finance and auditors. A mutation, though nothing changes: a query would be fetched again with every act on the same page.
 */
export function StatementChain() {
  const { t } = useTranslation();
  const client = useTRPCClient();
  const check = useMutation({ mutationFn: () => client.settlement.verifyChain.query() });
  const ask = () => check.mutate();
  return (
    <Panel>
      <Flex vertical gap={12}>
        <Flex gap={12} align="center" justify="space-between" wrap>
          <span className="zy-faint">{t('audit.statements.why')}</span>
          <Button loading={check.isPending} onClick={ask}>
            {t(check.data ? 'audit.verifyAgain' : 'audit.statements.verify')}
          </Button>
        </Flex>
        {check.isError ? <ProblemBlock error={check.error} onRetry={ask} /> : null}
        {check.data ? <Outcome check={check.data} /> : null}
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
