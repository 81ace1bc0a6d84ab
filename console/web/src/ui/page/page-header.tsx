import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface PageHeaderProps {
  readonly title: string;
  /** Number or id beside the title. */
  readonly number?: ReactNode;
  readonly status?: ReactNode;
  /** One line that says what this page is for. */
  readonly lead?: ReactNode;
  /** The one button of the page, and few beside it. */
  readonly actions?: ReactNode;
}

/** Head of every page; also names the browser's tab. */
export function PageHeader({ title, number, status, lead, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('frame.product')}`;
  }, [title, t]);
  return (
    <Flex justify="space-between" align="flex-start" gap={16} wrap className="zy-page-header">
      <div className="zy-grow">
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1}>{title}</Typography.Title>
          {number}
          {status}
        </Flex>
        {lead ? <div className="zy-faint zy-lead">{lead}</div> : null}
      </div>
      {actions ? (
        <Flex gap={8} wrap>
          {actions}
        </Flex>
      ) : null}
    </Flex>
  );
}
