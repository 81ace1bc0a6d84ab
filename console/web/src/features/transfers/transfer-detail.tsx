import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { MovedResources } from './moved-resources.tsx';
import { TransferSteps } from './transfer-steps.tsx';
import type { Transfer } from './transfer-types.ts';

/** Why a system is to go, who agreed and who has not yet, and all that goes with it; what a decision rests on is on its own page. */
export function TransferDetail({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(useTRPC().transfers.get.queryOptions({ transferId: transfer.id }));
  return (
    <Flex vertical gap={16}>
      <Link to={`/transfers/${transfer.id}`}>{t('transfers.openPage')}</Link>
      <div className="zy-two-lines">
        <span className="zy-faint">{t('transfers.reason')}</span>
        <span>{transfer.reason}</span>
      </div>
      <TransferSteps transfer={transfer} />
      {error ? <ProblemBlock error={error} /> : null}
      {data ? <MovedResources resources={data.resources} /> : null}
    </Flex>
  );
}
