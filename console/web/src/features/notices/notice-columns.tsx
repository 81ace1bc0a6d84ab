import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '../../ui/clock.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { type Notice, useNoticeWords } from '../../ui/use-notice-words.ts';

/** How a notice stands for its reader: what asks for an act by whether it was done, everything else by whether it was read. */
function standing({ todo, doneAt, readAt }: Notice) {
  if (todo)
    return doneAt === null ? ({ tone: 'attention', word: 'open' } as const) : ({ tone: 'good', word: 'done' } as const);
  return readAt === null ? ({ tone: 'waiting', word: 'unread' } as const) : ({ tone: 'ended', word: 'read' } as const);
}

/** What a notice says, and how it stands. */
function useWordColumns(onRead: (notice: Notice) => void): ListColumn<Notice>[] {
  const { t } = useTranslation();
  const words = useNoticeWords();
  return [
    {
      title: t('notices.notice'),
      key: 'notice',
      fields: [
        { name: t('notices.notice'), text: (notice) => words(notice).title },
        { name: t('notices.act'), text: (notice) => words(notice).act },
      ],
      render: (_, notice) => {
        const { title, act } = words(notice);
        return (
          <div className="zy-two-lines">
            <Link to={notice.link} className="zy-notice-act" onClick={() => onRead(notice)}>
              {notice.readAt === null ? <strong>{title}</strong> : title}
            </Link>
            <span className="zy-faint zy-notice-act">{act}</span>
          </div>
        );
      },
    },
    {
      title: t('notices.kind'),
      key: 'standing',
      fields: [{ name: t('notices.kind'), text: (notice) => t(`notices.${standing(notice).word}`) }],
      render: (_, notice) => {
        const { tone, word } = standing(notice);
        return <Status tone={tone}>{t(`notices.${word}`)}</Status>;
      },
    },
  ];
}

/** When it came, by when it is to be done, and the button that marks it. */
function useClockColumns(onRead: (notice: Notice) => void): ListColumn<Notice>[] {
  const { t } = useTranslation();
  const words = useNoticeWords();
  return [
    {
      title: t('notices.due'),
      key: 'due',
      fields: [{ name: t('notices.due'), text: ({ dueAt }) => dueAt && formatInstant(dueAt) }],
      render: (_, { todo, dueAt, doneAt }) => {
        if (dueAt === null) return <span className="zy-faint">{t('notices.noDue')}</span>;
        return todo && doneAt === null ? <Clock dueAt={dueAt} /> : <Instant at={dueAt} />;
      },
    },
    {
      title: t('notices.told'),
      key: 'at',
      fields: [{ name: t('notices.told'), text: ({ at }) => formatInstant(at) }],
      render: (_, { at }) => <Instant at={at} />,
    },
    {
      title: '',
      key: 'read',
      align: 'right',
      render: (_, notice) =>
        notice.readAt === null ? (
          <Button
            size="small"
            onClick={() => onRead(notice)}
            aria-label={`${t('notices.markRead')} ${words(notice).title}`}
          >
            {t('notices.markRead')}
          </Button>
        ) : null,
    },
  ];
}

/** Columns of the inbox. `onRead` is told which notice was opened or marked. */
export function useNoticeColumns(onRead: (notice: Notice) => void): ListColumn<Notice>[] {
  return [...useWordColumns(onRead), ...useClockColumns(onRead)];
}
