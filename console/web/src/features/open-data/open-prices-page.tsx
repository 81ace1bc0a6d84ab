import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { usePreferences } from '../../ui/preferences/preferences-context.tsx';
import { Downloads } from './downloads.tsx';
import { fetchOpenPrices } from './fetch-open-prices.ts';
import { PricesTable, VersionsTable } from './open-tables.tsx';
import { UtilisationSection } from './utilisation-section.tsx';
import { VersionFacts } from './version-facts.tsx';

function Head() {
  const { t, i18n } = useTranslation();
  const { change } = usePreferences();
  const other = i18n.language === 'zh-CN' ? 'en-US' : 'zh-CN';
  return (
    <Flex justify="space-between" align="center" wrap gap={16}>
      <Flex align="center" gap={12}>
        <img src="/mark.svg" alt="" width={32} height={32} />
        <strong>{t('signIn.lead')}</strong>
      </Flex>
      <Flex gap={12} align="center">
        <Button type="text" lang={other} onClick={() => change({ language: other })}>
          {t('openData.other')}
        </Button>
        <Link to="/">{t('openData.signIn')}</Link>
      </Flex>
    </Flex>
  );
}

function DayField({ day, onChange }: { readonly day: string | null; readonly onChange: (day: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} align="center">
      <label htmlFor="open-day" className="zy-nowrap">
        {t('openData.day')}
      </label>
      <Input
        id="open-day"
        type="date"
        style={{ width: 180 }}
        min="2000-01-01"
        max="2100-12-31"
        value={day ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      />
      <Button disabled={day === null} onClick={() => onChange(null)}>
        {t('openData.today')}
      </Button>
    </Flex>
  );
}

/** `/public/prices`: the general price list of a day, every version of it, and the utilisation of the clouds by month; for anybody, without a session. */
export function OpenPricesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const day = search.get('at');
  const ask = (name: 'at' | 'month', value: string | null) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const query = useQuery({
    queryKey: ['open-prices', day],
    queryFn: () => fetchOpenPrices(day, document.documentElement.lang),
    retry: false,
  });
  return (
    <main className="zy-open-data">
      <Head />
      <PageHeader title={t('openData.title')} lead={t('openData.lead')} />
      <DayField day={day} onChange={(next) => ask('at', next)} />
      <Loaded query={query} rows={10}>
        {(open) => (
          <>
            <VersionFacts open={open} />
            <Panel title={t('openData.prices')} flush>
              {open.version ? (
                <PricesTable prices={open.prices} />
              ) : (
                <EmptyState why={t('openData.none')} next={t('openData.noneNext')} />
              )}
            </Panel>
            <Panel title={t('openData.versions')} flush>
              <VersionsTable versions={open.versions} />
            </Panel>
          </>
        )}
      </Loaded>
      <Downloads day={day} />
      <UtilisationSection month={search.get('month')} onMonth={(month) => ask('month', month)} />
    </main>
  );
}
