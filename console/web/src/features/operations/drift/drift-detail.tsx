import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StackDrift } from '../../../ui/drift/drift-types.ts';
import { DriftedObjects } from '../../../ui/drift/drifted-objects.tsx';
import { ForeignOpenings } from '../../../ui/drift/foreign-openings.tsx';
import { needsLook } from '../../../ui/drift/needs-look.ts';
import { TroubleText } from '../../../ui/trouble-text.tsx';
import { DecideDrift } from './decide-drift.tsx';
import { HalfMade } from './half-made.tsx';
import { StackActs } from './stack-acts.tsx';

/** What was found of one stack, who settles it, and what may be done. */
export function DriftDetail({ stack }: { readonly stack: StackDrift }) {
  const { t } = useTranslation();
  const { drift, reason, openings, tenancy } = stack;
  return (
    <Flex vertical gap={12}>
      <HalfMade stack={stack} />
      {reason ? (
        <Alert type="warning" showIcon title={t('drift.unknownWhy')} description={<TroubleText trouble={reason} />} />
      ) : null}
      {openings && tenancy && needsLook(openings) ? (
        <ForeignOpenings openings={openings} namespace={tenancy.namespace} />
      ) : null}
      {drift?.operation ? (
        <Alert
          type="info"
          showIcon
          title={t(`drift.settling.${drift.operation.purpose}`)}
          action={<Link to={`/operations/${drift.operation.id}`}>{drift.operation.number}</Link>}
        />
      ) : null}
      {drift ? <DriftedObjects objects={drift.objects} /> : null}
      {drift?.refusal ? (
        <div className="zy-faint">
          <TroubleText trouble={drift.refusal} />
        </div>
      ) : null}
      <Flex gap={8} wrap>
        {drift ? <DecideDrift drift={drift} /> : null}
        <StackActs stack={stack} />
      </Flex>
    </Flex>
  );
}
