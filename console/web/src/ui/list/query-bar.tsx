import { ReloadOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAddress } from './use-list-address.ts';

interface QueryBarProps {
  readonly address: ListAddress;
  readonly onRefresh: () => void;
  readonly refreshing: boolean;
  /** Columns, saved views and export of the list, at the right. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Filters of a list in one row, with the way to clear them and to ask again. */
export function QueryBar({ address, onRefresh, refreshing, tools, children }: QueryBarProps) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} wrap align="center" className="zy-query-bar" role="search">
      {children}
      {address.filtered ? (
        <Button type="link" onClick={address.clear}>
          {t('ui.reset')}
        </Button>
      ) : null}
      <Button
        icon={<ReloadOutlined />}
        loading={refreshing}
        onClick={onRefresh}
        aria-label={t('ui.refresh')}
        title={t('ui.refresh')}
      />
      {tools ? <div className="zy-list-tools">{tools}</div> : null}
    </Flex>
  );
}
