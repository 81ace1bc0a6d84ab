import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import type { PriceVersion } from './price-types.ts';
import { SimulationPanel } from './simulation-panel.tsx';
import { SupplementsPanel } from './supplements-panel.tsx';
import { VersionRules } from './version-rules.tsx';
import { VersionTimeline } from './version-timeline.tsx';

const GENERAL = 'general';

/** `/prices`: price books on a time line, the rules of each version in words; finance publishes and withdraws. */
export function PricesPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { holdsAny } = useMe();
  const query = useQuery(trpc.pricing.books.queryOptions());
  const finance = holdsAny(['finance']);
  return (
    <>
      <PageHeader
        title={t('prices.title')}
        lead={t('prices.lead')}
        actions={
          finance ? (
            <Button type="primary" onClick={() => void navigate('/prices/new')}>
              {t('prices.publish')}
            </Button>
          ) : null
        }
      />
      <Loaded query={query}>
        {({ versions }) => (
          <Books
            versions={versions}
            finance={finance}
            proposes={holdsAny(['finance', 'authority-approver'])}
            simulates={holdsAny(['finance', 'authority-approver', 'auditor'])}
          />
        )}
      </Loaded>
    </>
  );
}

interface BooksProps {
  readonly versions: readonly PriceVersion[];
  readonly finance: boolean;
  /** May propose a price that a version in force lacks. */
  readonly proposes: boolean;
  readonly simulates: boolean;
}

function Books({ versions, finance, proposes, simulates }: BooksProps) {
  const { t } = useTranslation();
  const address = useListAddress();
  const [simulated, setSimulated] = useState<string | null>(null);
  const owners = new Map(versions.flatMap(({ department }) => (department ? [[department.id, department.name]] : [])));
  const book = address.filter('book') ?? GENERAL;
  const inBook = versions.filter(({ department }) => (department?.id ?? GENERAL) === book);
  const shown =
    inBook.find(({ id }) => id === address.filter('version')) ??
    inBook.find(({ state }) => state === 'in-force') ??
    inBook[0];
  const tried = inBook.find(({ id }) => id === simulated);
  return (
    <>
      <Panel
        title={t('prices.timeline')}
        extra={
          <Select
            className="zy-filter zy-filter-wide"
            aria-label={t('prices.book')}
            value={book}
            options={[
              { value: GENERAL, label: t('prices.general') },
              ...[...owners].map(([value, name]) => ({ value, label: t('prices.dedicated', { name }) })),
            ]}
            onChange={(value: string) =>
              address.setFilters({ book: value === GENERAL ? undefined : value, version: undefined })
            }
          />
        }
      >
        <Flex vertical gap={12}>
          {book === GENERAL ? null : <span className="zy-faint">{t('prices.dedicatedWhy')}</span>}
          <VersionTimeline
            versions={inBook}
            shown={shown?.id}
            finance={finance}
            onShow={(id) => address.setFilters({ version: id })}
            onSimulate={simulates ? setSimulated : null}
          />
        </Flex>
      </Panel>
      {tried ? (
        <SimulationPanel
          key={tried.id}
          name={tried.name}
          draft={{ versionId: tried.id, departmentId: tried.department?.id ?? null }}
        />
      ) : null}
      {shown ? <VersionRules version={shown} proposes={proposes} /> : null}
      {shown && simulates ? <SupplementsPanel versionId={shown.id} /> : null}
    </>
  );
}
