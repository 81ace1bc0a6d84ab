import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';

const TOPICS = [
  ['help.department', 'help.departmentSteps'],
  ['help.approver', 'help.approverSteps'],
  ['help.engineer', 'help.engineerSteps'],
  ['help.finance', 'help.financeSteps'],
  ['help.keys', 'help.keysText'],
  ['help.problem', 'help.problemText'],
] as const;

/** `/help`: how to get from a request to a statement, by role. */
export function HelpPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('help.title')} lead={t('help.lead')} />
      <div className="zy-two-columns">
        {TOPICS.map(([title, text]) => (
          <Panel key={title} title={t(title)}>
            <ol className="zy-list">
              {t(text)
                .split('\n')
                .map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
            </ol>
          </Panel>
        ))}
      </div>
    </>
  );
}
