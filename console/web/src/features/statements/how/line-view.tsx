import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { RuleText } from '../../../ui/price-rule/rule-text.tsx';
import { LineWorkingView } from '../working/line-working-view.tsx';

type ExplainedLine = Outputs['settlement']['explainLine'];

/** Where the facts behind a line are looked after. */
function useLinks({ statement, line }: ExplainedLine): readonly { readonly to: string; readonly text: string }[] {
  const { t } = useTranslation();
  const { working, resource } = line;
  const links = [
    { to: `/contracts/${statement.contract.id}`, text: `${t('how.contract')} ${statement.contract.number}` },
  ];
  if (resource)
    links.unshift(
      { to: `/resources/${resource.id}`, text: `${t('how.resource')} ${resource.number}` },
      { to: `/usage?month=${statement.month}&resourceId=${resource.id}`, text: t('how.usagePage') },
    );
  if (working.kind === 'deduction' || working.kind === 'coefficient')
    links.push({ to: `/service-levels?month=${statement.month}`, text: t('how.serviceLevel') });
  if (working.kind === 'credit' || working.kind === 'adjustment')
    links.push({ to: '/disputes?show=notes', text: t('how.disputes') });
  return links;
}

function Body({ explained }: { readonly explained: ExplainedLine }) {
  const { t } = useTranslation();
  const links = useLinks(explained);
  const { line, statement, supplement } = explained;
  const rule = 'rule' in line.working ? line.working.rule : undefined;
  return (
    <Flex vertical gap={16}>
      <h3 className="zy-section-title">
        #{line.ordinal} {t(`words.lineKind.${line.kind}`)}
      </h3>
      {rule ? (
        <section aria-label={t('how.rule')}>
          <RuleText rule={rule} unit={line.unit ?? ''} />
          {supplement ? <p className="zy-faint">{t('prices.supplemented', { ...supplement })}</p> : null}
        </section>
      ) : null}
      <LineWorkingView line={line} />
      <nav aria-label={t('how.links')}>
        <Flex gap={16} wrap>
          {links.map(({ to, text }) => (
            <Link key={to} to={to}>
              {text}
            </Link>
          ))}
          <Copyable
            text={`${window.location.origin}/statements/${statement.id}?line=${line.id}`}
            shown={t('how.link')}
          />
        </Flex>
      </nav>
    </Flex>
  );
}

/** One line: price, rule, formula, charged intervals with their events, and what rounding made of it. */
export function LineView({ statementId, lineId }: { readonly statementId: string; readonly lineId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.settlement.explainLine.queryOptions({ statementId, statementLineId: lineId }));
  return <Loaded query={query}>{(explained) => <Body explained={explained} />}</Loaded>;
}
