import { useQuery } from '@tanstack/react-query';
import { Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { AttachmentList } from '../../ui/attachment-list.tsx';
import { Clock } from '../../ui/clock.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { DisputeActs } from './dispute-acts.tsx';
import { DisputeState } from './dispute-state.tsx';
import type { Dispute } from './dispute-types.ts';
import { useLineText } from './use-line-text.ts';

function useBy() {
  const { t } = useTranslation();
  return ({ by, at }: { readonly by: { readonly name: string }; readonly at: string }) =>
    t('disputes.by', { name: by.name, at: formatInstant(at) });
}

/** What is in question, and what the statement prints. */
function useSubject(of: Dispute) {
  const { t } = useTranslation();
  const lineText = useLineText();
  const { line } = of;
  const quantity = line.quantity === null ? '–' : `${formatDecimal(line.quantity, 0)} ${line.unit ?? ''}`;
  return [
    { label: t('disputes.department'), value: of.department.name },
    { label: t('disputes.month'), value: of.statement.month },
    { label: t('disputes.line'), value: lineText(line), span: 2 },
    { label: t('disputes.quantity'), value: <span className="zy-number">{quantity}</span> },
    {
      label: t('disputes.unitPrice'),
      value: <span className="zy-number">{line.unitPrice === null ? '–' : formatDecimal(line.unitPrice, 2)}</span>,
    },
    { label: t('disputes.lineAmount'), value: <Amount fen={line.amountFen} /> },
    { label: t('disputes.amount'), value: <Amount fen={of.amountFen} strong /> },
    { label: t('disputes.reasonKind'), value: t(`disputes.reasons.${of.reasonKind}`) },
    { label: t('disputes.policy'), value: of.policyId },
  ];
}

/** Who has it, by when what is due, and how it was decided. */
function useWay(of: Dispute) {
  const { t } = useTranslation();
  const by = useBy();
  const { taken, decided } = of;
  const waits = of.state === 'open' || of.state === 'taken';
  const answer = of.answeredAt === null && waits ? <Clock dueAt={of.answerBy} /> : <Instant at={of.answeredAt} />;
  return [
    { label: t('disputes.openedBy'), value: by(of.opened) },
    { label: t('disputes.takenBy'), value: taken ? by(taken) : t('disputes.nobody') },
    ...(of.state === 'open' ? [{ label: t('disputes.takeBy'), value: <Clock dueAt={of.takeBy} /> }] : []),
    { label: t('disputes.answerBy'), value: answer },
    ...(waits ? [{ label: t('disputes.decideBy'), value: <Clock dueAt={of.decideBy} /> }] : []),
    ...(of.level > 0
      ? [{ label: t('disputes.level'), value: t(`disputes.levels.${of.level === 1 ? 'late' : 'undecided'}`) }]
      : []),
    ...(decided
      ? [
          { label: t('disputes.grantedFen'), value: <Amount fen={decided.grantedFen} strong /> },
          { label: t('disputes.decided'), value: `${by(decided)}：${decided.reason}`, span: 2 },
        ]
      : []),
    ...(of.endedAt ? [{ label: t('disputes.endedAt'), value: <Instant at={of.endedAt} /> }] : []),
  ];
}

/** What each side said, in order, with its files. */
function Words({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const by = useBy();
  return (
    <section aria-label={t('disputes.words')}>
      <h3 className="zy-section-title">{t('disputes.words')}</h3>
      {of.words.length === 0 ? <EmptyState why={t('disputes.noWords')} /> : null}
      <Flex vertical gap={12}>
        {of.words.map((word) => (
          <div key={word.id}>
            <strong>{t(`disputes.side.${word.side}`)}</strong> <span className="zy-faint">{by(word)}</span>
            {word.files.some(({ name }) => name === word.text) ? null : <div className="zy-pre">{word.text}</div>}
            {word.files.length > 0 ? <AttachmentList attachments={word.files} /> : null}
          </div>
        ))}
      </Flex>
    </section>
  );
}

function Body({ of }: { readonly of: Dispute }) {
  const { t } = useTranslation();
  const subject = useSubject(of);
  const way = useWay(of);
  return (
    <Flex vertical gap={16}>
      <Flex gap={12} align="center" wrap>
        <DisputeState of={of} />
        <Link to={`/statements/${of.statement.id}`}>{of.statement.number}</Link>
      </Flex>
      <Facts facts={subject} columns={2} />
      <section aria-label={t('disputes.reason')}>
        <h3 className="zy-section-title">{t('disputes.reason')}</h3>
        <div className="zy-pre">{of.reason}</div>
      </section>
      <Facts facts={way} columns={2} />
      <Words of={of} />
      <DisputeActs key={`${of.id}/${of.state}`} of={of} />
    </Flex>
  );
}

interface DisputeDrawerProps {
  readonly disputeId: string;
  readonly onClose: () => void;
}

/** One dispute: what is in question, who has it by when, both sides' words, and the caller's next act. */
export function DisputeDrawer({ disputeId, onClose }: DisputeDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().disputes.list.queryOptions({ disputeId }));
  const found = query.data?.items[0];
  return (
    <Drawer open size={720} title={found?.number ?? t('disputes.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ items: [of] }) => (of ? <Body of={of} /> : <EmptyState why={t('disputes.notFound')} />)}
      </Loaded>
    </Drawer>
  );
}
