import { useQuery } from '@tanstack/react-query';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { ReclaimActs } from './reclaim-acts.tsx';
import { ReclaimDetail } from './reclaim-detail.tsx';
import { ReclaimClock, ReclaimStage } from './reclaim-stage.tsx';
import type { Reclaim } from './reclaim-types.ts';

const FORM = 'appeal';

interface NamedReclaimProps {
  /** The reclaim that the address names. */
  readonly reclaimId: string;
  /** Those on the list's page, among which it has its place. */
  readonly shown: readonly Reclaim[];
}

/**
 * What the address asks for beyond the page of the list: the reclaim it names where that is on another page, with its acts, so that a link
 * from a draft or a notice finds it however old it is; and that its form can't be opened as things are.
 */
export function NamedReclaim({ reclaimId, shown }: NamedReclaimProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const onPage = shown.find(({ id }) => id === reclaimId);
  const { data } = useQuery(useTRPC().reclaim.list.queryOptions({ reclaimId, limit: 1 }, { enabled: !onPage }));
  const elsewhere = onPage ? undefined : data?.items[0];
  const reclaim = onPage ?? elsewhere;
  const isKnown = onPage !== undefined || data !== undefined;
  const isClosed = search.get('form') === FORM && isKnown && !reclaim?.acts.includes('appeal');
  const close = () =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('form');
        return next;
      },
      { replace: true },
    );
  return (
    <>
      {isClosed ? (
        <Alert
          className="zy-section"
          type="warning"
          showIcon
          closable={{ onClose: close }}
          title={t('reclaim.appealClosed')}
          action={<Link to="/orders">{t('ui.view')}</Link>}
        />
      ) : null}
      {elsewhere ? (
        <Panel title={`${elsewhere.number} · ${elsewhere.resource.number}`} extra={<ReclaimActs reclaim={elsewhere} />}>
          <Flex vertical gap={12}>
            <Flex gap={12} align="center" wrap>
              <ReclaimStage reclaim={elsewhere} />
              <ReclaimClock reclaim={elsewhere} />
            </Flex>
            <ReclaimDetail reclaim={elsewhere} />
          </Flex>
        </Panel>
      ) : null}
    </>
  );
}
