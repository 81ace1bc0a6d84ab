import type { Figure } from '@zhengyun/domain/settlement/explain/schemas.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { HowButton } from './how/how-button.tsx';
import type { Statement } from './statement-types.ts';

interface StatementHeadProps {
  readonly statement: Statement;
  readonly onShow: (figure: Figure) => void;
}

/** What is to be paid, in figures and in Chinese capital numerals, and what the statement covers. */
export function StatementHead({ statement, onShow }: StatementHeadProps) {
  const { t } = useTranslation();
  const { working, contract } = statement;
  return (
    <Panel>
      <Flex gap={32} wrap align="baseline" className="zy-payable">
        <Flex gap={8} align="baseline">
          <span>{t('statements.payableTitle')}</span>
          <span className="zy-payable-amount">
            <Amount fen={statement.payableFen} strong />
          </span>
          <span>{t('ui.yuan')}</span>
          <SamplePrice sample={statement.sample} />
          <HowButton what={t('how.figure.payable')} onShow={() => onShow('payable')} />
        </Flex>
        <Flex gap={8} align="baseline">
          <span className="zy-faint">{t('statements.chinese')}</span>
          <span lang="zh-CN">{statement.payableChinese}</span>
          <HowButton what={t('how.figure.chinese')} onShow={() => onShow('chinese')} />
        </Flex>
      </Flex>
      <Facts
        facts={[
          { label: t('statements.contract'), value: `${contract.name}（${contract.number}）`, span: 2 },
          {
            label: t('statements.period'),
            value: (
              <>
                <Instant at={working.period.from} precision="second" /> –{' '}
                <Instant at={working.period.to} precision="second" />
              </>
            ),
            span: 2,
          },
          { label: t('statements.asOf'), value: <Instant at={statement.asOf} precision="second" /> },
          { label: t('statements.builtAt'), value: <Instant at={statement.builtAt} precision="second" /> },
          { label: t('statements.issuedAt'), value: <Instant at={statement.issuedAt} precision="second" /> },
          {
            label: t('statements.contentHash'),
            value: <Copyable text={statement.contentHash} shown={statement.contentHash.slice(0, 12)} code />,
          },
          ...working.tables.map(({ kind, id, digest }) => ({
            label: t(`statements.table.${kind}`),
            value: (
              <Flex gap={8} wrap>
                <span>{id}</span>
                <Copyable text={digest} shown={digest.slice(0, 12)} code />
              </Flex>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
