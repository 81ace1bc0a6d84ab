import { Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '../../ui/clock.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { CaseActs } from './case-acts.tsx';
import { type Case, CaseState } from './case-state.tsx';
import { useSubjectText } from './use-subject-text.ts';

interface CaseDrawerProps {
  readonly of: Case;
  readonly onClose: () => void;
}

/** Where a fact is named; another is shown as it stands. */
const NAMED = [
  'sku',
  'tier',
  'opening',
  'opened',
  'reclaimed',
  'resized',
  'closing',
  'ordered',
  'meter',
  'order',
  'cluster',
  'bill',
  'at',
  'from',
  'to',
  'quantity',
  'dimension',
  'running',
  'allocated',
  'target',
  'state',
  'lines',
  'step',
  'left',
  'right',
  'rows',
] as const;

function useFacts(of: Case) {
  const { t } = useTranslation();
  const shown = Object.entries(of.facts).flatMap(([name, value]) => {
    const known = NAMED.find((each) => each === name);
    return known && value !== ''
      ? [{ label: t(`reconciliation.facts.${known}`), value: <span className="zy-number">{value}</span> }]
      : [];
  });
  const waits = of.state !== 'closed';
  return [
    { label: t('reconciliation.owner'), value: of.takenBy?.name ?? t(`words.role.${of.ownerRole}`) },
    {
      label: t('reconciliation.answerBy'),
      value: waits && of.state !== 'answered' ? <Clock dueAt={of.answerBy} /> : <Instant at={of.answeredAt} />,
    },
    { label: t('reconciliation.closeBy'), value: waits ? <Clock dueAt={of.closeBy} /> : <Instant at={of.closedAt} /> },
    { label: t('reconciliation.openedAt'), value: <Instant at={of.openedAt} /> },
    { label: t('reconciliation.seenAt'), value: <Instant at={of.seenAt} /> },
    ...(of.goneAt ? [{ label: t('reconciliation.goneAt'), value: <Instant at={of.goneAt} /> }] : []),
    ...(of.level > 0
      ? [
          {
            label: t('reconciliation.level'),
            value: t(of.level === 1 ? 'reconciliation.levels.unanswered' : 'reconciliation.levels.unclosed'),
          },
        ]
      : []),
    ...shown,
    ...(of.answer
      ? [{ label: t('reconciliation.answer'), value: `${of.answeredBy?.name ?? ''}：${of.answer}`, span: 2 }]
      : []),
    ...(of.evidence ? [{ label: t('reconciliation.evidence'), value: of.evidence, span: 2 }] : []),
    ...(of.returnedReason ? [{ label: t('reconciliation.returned'), value: of.returnedReason, span: 2 }] : []),
    ...(of.closingReason
      ? [{ label: t('reconciliation.closing'), value: `${of.closedBy?.name ?? ''}：${of.closingReason}`, span: 2 }]
      : []),
    ...(of.explainedUntil ? [{ label: t('reconciliation.until'), value: of.explainedUntil }] : []),
  ];
}

/** One case: what differs by how much, who answers for it, what was said, and the caller's next act. */
export function CaseDrawer({ of, onClose }: CaseDrawerProps) {
  const { t } = useTranslation();
  const subjectText = useSubjectText();
  const facts = useFacts(of);
  const { kind, id } = of.subject;
  const page = kind === 'resource' ? `/resources/${id}` : kind === 'statement' ? `/statements/${id}` : null;
  return (
    <Drawer open size={720} title={`${of.number} · ${t(`reconciliation.codes.${of.code}`)}`} onClose={onClose}>
      <Flex vertical gap={16}>
        <Flex gap={12} align="center" wrap>
          <CaseState of={of} />
          {page ? <Link to={page}>{subjectText(of)}</Link> : <span>{subjectText(of)}</span>}
        </Flex>
        <p className="zy-faint">{t(`reconciliation.means.${of.code}`)}</p>
        <Facts facts={facts} columns={2} />
        <CaseActs key={`${of.id}/${of.state}`} of={of} />
      </Flex>
    </Drawer>
  );
}
