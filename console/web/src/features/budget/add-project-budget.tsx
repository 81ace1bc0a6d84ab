import { FUNDING_SOURCES } from '@zhengyun/rulebook/request-purpose.ts';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../../api/outputs.ts';
import { fenOfYuan } from '../../ui/format/fen.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { useNames } from '../../ui/use-names.ts';
import { AmountFields } from './amount-fields.tsx';
import { useSetBudget } from './set-budget.tsx';

type FundingSource = NonNullable<Inputs['budgets']['set']['fundingSource']>;

interface AddProjectBudgetProps {
  readonly department: { readonly id: string; readonly name: string };
  readonly year: number;
}

/** Sets aside a part of a year’s budget for a project by name, for one source of money or whatever its money is. */
export function AddProjectBudget({ department, year }: AddProjectBudgetProps) {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const [projectField, sourceField] = [useId(), useId()];
  const [project, setProject] = useState('');
  const [source, setSource] = useState<FundingSource>();
  const [yuan, setYuan] = useState('');
  const [blockNew, setBlockNew] = useState(false);
  const [asked, setAsked] = useState(false);
  const amountFen = fenOfYuan(yuan);
  const named = project.trim() !== '';
  const set = useSetBudget();
  return (
    <ReasonDialog
      label={t('budget.addProject')}
      why={t('budget.addProjectWhy', { name: department.name, year })}
      mutation={set}
      onSubmit={(reason) => {
        setAsked(true);
        const money = source === undefined ? {} : { fundingSource: source };
        if (amountFen !== null && named)
          set.mutate({ departmentId: department.id, year, project, ...money, amountFen, blockNew, basedOn: 0, reason });
      }}
    >
      <div className="zy-section">
        <label htmlFor={projectField}>{t('budget.project')}</label>
        <Input
          id={projectField}
          maxLength={128}
          value={project}
          status={asked && !named ? 'error' : ''}
          onChange={({ target }) => setProject(target.value)}
        />
        {asked && !named ? <span role="alert">{t('budget.projectNeeded')}</span> : null}
      </div>
      <div className="zy-section">
        <label htmlFor={sourceField}>{t('budget.fundingSource')}</label>
        <Select<FundingSource>
          id={sourceField}
          allowClear
          style={{ width: '100%' }}
          placeholder={t('budget.anyMoney')}
          {...(source === undefined ? {} : { value: source })}
          options={FUNDING_SOURCES.map(({ code, name }) => ({ value: code, label: bilingual(name) }))}
          onChange={(value: FundingSource | undefined) => setSource(value)}
        />
      </div>
      <AmountFields
        yuan={yuan}
        onYuan={setYuan}
        wrong={asked && amountFen === null}
        blockNew={blockNew}
        onBlockNew={setBlockNew}
      />
    </ReasonDialog>
  );
}
