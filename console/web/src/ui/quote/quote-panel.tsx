import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OrderLineInput } from '@zhengyun/domain/requests/schemas.ts';
import { Flex, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../amount.tsx';
import { ProblemBlock } from '../page/problem-block.tsx';
import { SamplePrice } from '../sample-price.tsx';
import { useDebounced } from '../use-debounced.ts';
import { QuoteParts } from './quote-parts.tsx';

const DEBOUNCE_MS = 300;

interface QuotePanelProps {
  /** Lines that can be priced; null while any is incomplete. */
  readonly lines: readonly OrderLineInput[] | null;
}

/** Asks the server for the price once typing has paused; the one computation is the server's. */
function useQuote(lines: readonly OrderLineInput[] | null) {
  const trpc = useTRPC();
  const settled = useDebounced(lines, DEBOUNCE_MS);
  const priced = (settled ?? []).map(({ cloud, zone, spec }) => ({ cloud, zone, spec }));
  return useQuery(
    trpc.pricing.quote.queryOptions(
      { lines: priced },
      { enabled: priced.length > 0, placeholderData: keepPreviousData, staleTime: 60_000 },
    ),
  );
}

/** The price of what is being asked, always in view: a month, to year end, and each billing item. */
export function QuotePanel({ lines }: QuotePanelProps) {
  const { t } = useTranslation();
  const quote = useQuote(lines);
  if (quote.isError) return <ProblemBlock error={quote.error} onRetry={() => void quote.refetch()} />;
  if (!quote.data) return <span className="zy-faint">{t('orders.priceWait')}</span>;
  const { priceVersion, monthFen, yearEndFen } = quote.data;
  const stale = lines === null || quote.isPlaceholderData;
  return (
    <Flex vertical gap={8} aria-live="polite">
      <Flex justify="space-between" align="center">
        <span className="zy-faint">{t('orders.priceVersion', { number: priceVersion.number })}</span>
        <SamplePrice sample={priceVersion.sample} />
      </Flex>
      <div className={stale ? 'zy-stale' : ''}>
        <Flex justify="space-between" align="baseline">
          <span>{t('orders.perMonth')}</span>
          <span className="zy-price">
            <Amount fen={monthFen} strong /> {t('ui.yuan')}
          </span>
        </Flex>
        <Flex justify="space-between" align="baseline">
          <span>{t('orders.toYearEnd')}</span>
          <span>
            <Amount fen={yearEndFen} strong /> {t('ui.yuan')}
          </span>
        </Flex>
        <QuoteParts quote={quote.data} />
      </div>
      {lines === null ? <span className="zy-faint">{t('orders.priceBroken')}</span> : null}
      {quote.isFetching ? <Spin size="small" /> : null}
      <span className="zy-faint">{t('orders.estimateWhy')}</span>
      {quote.data.alone ? <span className="zy-faint">{t('orders.estimateAlone')}</span> : null}
    </Flex>
  );
}
