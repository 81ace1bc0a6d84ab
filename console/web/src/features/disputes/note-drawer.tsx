import { useQuery } from '@tanstack/react-query';
import { Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import type { CreditNote } from './dispute-types.ts';
import { NoteActs } from './note-acts.tsx';
import { NoteLines } from './note-lines.tsx';
import { NoteState } from './note-state.tsx';

function useFacts(of: CreditNote) {
  const { t } = useTranslation();
  const by = (said: CreditNote['proposed']) => t('disputes.by', { name: said.by.name, at: formatInstant(said.at) });
  return [
    { label: t('disputes.department'), value: of.department.name },
    {
      label: t('disputes.notes.of'),
      value: <Link to={`/statements/${of.statement.id}`}>{`${of.statement.number} · ${of.statement.month}`}</Link>,
    },
    { label: t('disputes.notes.total'), value: <Amount fen={of.totalFen} strong /> },
    { label: t('disputes.notes.left'), value: <Amount fen={of.leftFen} /> },
    ...(of.dispute
      ? [
          {
            label: t('disputes.notes.dispute'),
            value: <Link to={`/disputes?open=${of.dispute.id}`}>{of.dispute.number}</Link>,
          },
        ]
      : []),
    { label: t('disputes.notes.reference'), value: of.reference },
    { label: t('disputes.notes.reason'), value: of.reason, span: 2 },
    { label: t('disputes.notes.proposed'), value: by(of.proposed) },
    ...(of.decideBy ? [{ label: t('disputes.notes.decideBy'), value: formatInstant(of.decideBy) }] : []),
    ...(of.decided ? [{ label: t('disputes.notes.decided'), value: by(of.decided) }] : []),
    ...(of.decided?.refusal ? [{ label: t('disputes.notes.refusal'), value: of.decided.refusal, span: 2 }] : []),
  ];
}

function Body({ of }: { readonly of: CreditNote }) {
  const { t } = useTranslation();
  const facts = useFacts(of);
  return (
    <Flex vertical gap={16}>
      <NoteState of={of} />
      <Facts facts={facts} columns={2} />
      <NoteLines lines={of.lines} />
      <section aria-label={t('disputes.notes.applied')}>
        <h3 className="zy-section-title">{t('disputes.notes.applied')}</h3>
        {of.applied.length === 0 ? <span className="zy-faint">{t('disputes.notes.notApplied')}</span> : null}
        {of.applied.map((each) => (
          <Flex key={each.statementId} gap={12}>
            <Link to={`/statements/${each.statementId}`}>{`${each.number} · ${each.month}`}</Link>
            <Amount fen={each.amountFen} />
          </Flex>
        ))}
      </section>
      <NoteActs of={of} />
    </Flex>
  );
}

interface NoteDrawerProps {
  readonly noteId: string;
  readonly onClose: () => void;
}

/** One credit note or adjustment: what it puts right and why, its lines, where it was taken into account, and its approval. */
export function NoteDrawer({ noteId, onClose }: NoteDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().creditNotes.list.queryOptions({ creditNoteId: noteId }));
  const found = query.data?.items[0];
  return (
    <Drawer open size={720} title={found?.number ?? t('disputes.notes.unnumbered')} onClose={onClose}>
      <Loaded query={query}>
        {({ items: [of] }) => (of ? <Body of={of} /> : <EmptyState why={t('disputes.notFound')} />)}
      </Loaded>
    </Drawer>
  );
}
