import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ForeseenResize } from '@zhengyun/domain/requests/changes/schemas.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatFen, groupDigits } from '../../ui/format/fen.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { Status } from '../../ui/status/status.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';

const DEBOUNCE_MS = 400;

function Effects({ title, effects }: { readonly title: string; readonly effects: ForeseenResize['quota'] }) {
  const { t } = useTranslation();
  if (effects.length === 0) return null;
  return (
    <table className="zy-quote-parts zy-number" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('resources.fitsLeft')}</th>
          <th scope="col">{t('resources.fitsTakes')}</th>
          <th scope="col">{t('resources.fitsAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ dimension, before, takes, after }) => (
          <tr key={dimension}>
            <td>{t(`words.dimension.${dimension}`)}</td>
            <td>{groupDigits(before)}</td>
            <td>{groupDigits(takes)}</td>
            <td>{after.startsWith('-') ? <Status tone="bad">{groupDigits(after)}</Status> : groupDigits(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verdict({ fit }: { readonly fit: ForeseenResize }) {
  const { t, i18n } = useTranslation();
  const { refusals, pool } = fit;
  const short = pool.some(({ takes, after }) => after.startsWith('-') && !takes.startsWith('-'));
  if (refusals.length === 1 && refusals[0]?.code === 'SPEC_UNCHANGED')
    return <span className="zy-faint">{t('resources.fitsSame')}</span>;
  if (refusals.length > 0)
    return (
      <>
        <Status tone="bad">{t('resources.fitsNo')}</Status>
        <ul>
          {refusals.map(({ code, field, facts }) => (
            <li key={`${field} ${code}`}>{errorMessage(i18n.language as Locale, code, facts)}</li>
          ))}
        </ul>
      </>
    );
  if (short) return <Status tone="attention">{t('resources.fitsPool')}</Status>;
  return <Status tone="good">{t('resources.fitsYes')}</Status>;
}

/** Whether the size being typed would fit, by the server's own checks, with what it takes and what a month costs then. */
export function ResizeFit({ resourceId, spec }: { readonly resourceId: string; readonly spec: ItemSpec | null }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const settled = useDebounced(spec, DEBOUNCE_MS);
  const query = useQuery(
    trpc.requests.foreseeResize.queryOptions(
      { resourceId, spec: settled as ItemSpec },
      { enabled: settled !== null, placeholderData: keepPreviousData },
    ),
  );
  if (query.isError) return <ProblemBlock error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  if (!data) return null;
  const stale = spec === null || query.isPlaceholderData;
  const { monthFen, monthFenNow } = data;
  return (
    <Panel title={t('resources.fits')}>
      <Flex vertical gap={8} aria-live="polite" className={stale ? 'zy-stale' : ''}>
        <Verdict fit={data} />
        <Effects title={t('resources.fitsQuota')} effects={data.quota} />
        <Effects title={t('resources.fitsPools')} effects={data.pool} />
        <Flex justify="space-between">
          <span>{t('resources.fitsPrice')}</span>
          <span className="zy-number">
            {monthFen === null || monthFenNow === null
              ? t('resources.fitsPriceNone')
              : t('resources.fitsPriceFromTo', { now: formatFen(monthFenNow), later: formatFen(monthFen) })}
          </span>
        </Flex>
      </Flex>
    </Panel>
  );
}
