import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import type { ListAddress } from '../../ui/list/use-list-address.ts';

/** The address keeps both days as one text, the last one included: `2026-11-01..2026-11-30`. */
const SPAN = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const CLOUD = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What of the list's input the address's cloud and days ask for: days begin and end in Asia/Shanghai. */
export function placeInputOf(address: Pick<ListAddress, 'filter'>) {
  const cloudId = CLOUD.exec(address.filter('cloud') ?? '')?.[0];
  const [, first, last] = SPAN.exec(address.filter('days') ?? '') ?? [];
  const begin = dayjs(`${first}T00:00:00+08:00`);
  const end = dayjs(`${last}T00:00:00+08:00`).add(24, 'hour');
  return {
    ...(cloudId ? { cloudId } : {}),
    ...(begin.isValid() && end.isValid() ? { from: begin.toISOString(), to: end.toISOString() } : {}),
  };
}

/** Which cloud a request's lines are on, and when it was submitted. */
export function OrderPlaceFilters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const clouds = useQuery(trpc.clouds.overview.queryOptions()).data?.clouds ?? [];
  const [, first, last] = SPAN.exec(address.filter('days') ?? '') ?? [];
  return (
    <>
      <Select
        className="zy-filter"
        aria-label={t('orders.cloud')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('orders.anyCloud')}
        value={address.filter('cloud') ?? null}
        options={clouds.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(cloud: string | null) => address.setFilters({ cloud: cloud ?? undefined })}
      />
      <DatePicker.RangePicker
        aria-label={t('orders.submittedAt')}
        placeholder={[t('orders.submittedFrom'), t('orders.submittedTo')]}
        value={first && last ? [dayjs(first), dayjs(last)] : null}
        onChange={(chosen) => {
          const days = chosen?.map((day) => day?.format('YYYY-MM-DD'));
          address.setFilters({ days: days?.[0] && days[1] ? `${days[0]}..${days[1]}` : undefined });
        }}
      />
    </>
  );
}
