import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Clock } from '../../ui/clock.tsx';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { useMarkRead } from '../../ui/use-mark-read.ts';
import { type Notice, useNoticeWords } from '../../ui/use-notice-words.ts';

const REFRESH_MS = 15_000;
const SHOWN = 5;

interface ShortListProps {
  readonly show: 'open' | 'unread';
  readonly onChosen: () => void;
}

/** The few newest notices of one sort, each a link to where it is dealt with. */
function ShortList({ show, onChosen }: ShortListProps) {
  const { t } = useTranslation();
  const words = useNoticeWords();
  const markRead = useMarkRead();
  const query = useQuery(useTRPC().notices.list.queryOptions({ show, limit: SHOWN }, { refetchInterval: REFRESH_MS }));
  const choose = (notice: Notice) => {
    if (notice.readAt === null) markRead.mutate({ noticeIds: [notice.id] });
    onChosen();
  };
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState why={t('notices.bellEmpty')} />
        ) : (
          <ul className="zy-bell-list">
            {items.map((notice) => (
              <li key={notice.id}>
                <Link to={notice.link} onClick={() => choose(notice)}>
                  {words(notice).title}
                </Link>
                <span className="zy-faint">
                  {notice.todo && notice.dueAt ? <Clock dueAt={notice.dueAt} /> : <Instant at={notice.at} />}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** The bell of the top bar: how much is unread, and what still waits for this person. */
export function NoticeBell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(useTRPC().notices.count.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const close = () => setOpen(false);
  const name = data && data.open + data.unread > 0 ? t('notices.bell', data) : t('notices.bellNone');
  const show = data && data.open > 0 ? 'open' : 'unread';
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      title={show === 'open' ? t('notices.todoFirst') : t('notices.newest')}
      content={
        <div className="zy-bell">
          <ShortList show={show} onChosen={close} />
          <Link to="/notices" onClick={close}>
            {t('notices.all')}
          </Link>
        </div>
      }
    >
      <Badge count={data?.unread ?? 0} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={name} aria-expanded={open} title={name} />
      </Badge>
    </Popover>
  );
}
