import { useQuery } from '@tanstack/react-query';
import { Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EvidenceBody } from './evidence-body.tsx';

interface EvidenceDrawerProps {
  readonly requestId: string;
  readonly onClose: () => void;
}

/** Everything an approver decides on, and the decision, without leaving the queue (N14). */
export function EvidenceDrawer({ requestId, onClose }: EvidenceDrawerProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.evidence.queryOptions({ requestId }));
  const evidence = query.data;
  const title = evidence ? (
    <Flex gap={12} align="baseline" wrap>
      <span>{evidence.request.title}</span>
      <Link to={`/orders/${requestId}`} className="zy-number">
        {evidence.request.number}
      </Link>
    </Flex>
  ) : (
    t('approvals.evidence')
  );
  return (
    <Drawer
      open
      size="min(1080px, 94vw)"
      title={title}
      onClose={onClose}
      footer={evidence ? <DecisionForm evidence={evidence} onDone={onClose} /> : null}
    >
      <Loaded query={query} rows={12}>
        {(data) => <EvidenceBody evidence={data} />}
      </Loaded>
    </Drawer>
  );
}
