import { useQuery } from '@tanstack/react-query';
import { Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import type { LateFact } from './dispute-types.ts';
import { LateActs } from './late-acts.tsx';
import { LateDifference, LateGap } from './late-gap.tsx';
import { LateState } from './late-state.tsx';
import { NoteLines } from './note-lines.tsx';

function useFacts(of: LateFact) {
  const { t } = useTranslation();
  return [
    { label: t('disputes.department'), value: of.department.name },
    {
      label: t('disputes.statement'),
      value: <Link to={`/statements/${of.statement.id}`}>{`${of.statement.number} · ${of.statement.month}`}</Link>,
    },
    { label: t('disputes.late.difference'), value: <LateDifference of={of} /> },
    { label: t('disputes.late.found'), value: formatInstant(of.foundAt) },
    { label: t('disputes.late.seen'), value: formatInstant(of.seenAt) },
    ...(of.creditNoteId
      ? [
          {
            label: t('disputes.late.note'),
            value: <Link to={`/disputes?show=notes&open=${of.creditNoteId}`}>{t('disputes.late.toNote')}</Link>,
          },
        ]
      : []),
    ...(of.dismissed
      ? [
          {
            label: t('disputes.late.dismissed'),
            value: t('disputes.by', { name: of.dismissed.by.name, at: formatInstant(of.dismissed.at) }),
          },
          { label: t('disputes.late.dismissedWhy'), value: of.dismissed.why, span: 2 },
        ]
      : []),
  ];
}

function Body({ of }: { readonly of: LateFact }) {
  const facts = useFacts(of);
  return (
    <Flex vertical gap={16}>
      <LateState of={of} />
      <LateGap of={of} />
      <Facts facts={facts} columns={2} />
      {of.gap ? null : <NoteLines lines={of.lines} />}
      <LateActs of={of} />
    </Flex>
  );
}

interface LateDrawerProps {
  readonly lateFactId: string;
  readonly onClose: () => void;
}

/** One issued statement that comes to something else by now: line by line what, and what finance does about it. */
export function LateDrawer({ lateFactId, onClose }: LateDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().creditNotes.lateFacts.queryOptions({ lateFactId }));
  return (
    <Drawer open size={720} title={t('disputes.late.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ items: [of] }) => (of ? <Body of={of} /> : <EmptyState why={t('disputes.notFound')} />)}
      </Loaded>
    </Drawer>
  );
}
