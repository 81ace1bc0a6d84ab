import { useTranslation } from 'react-i18next';
import type { ResourceDiff } from './plan-types.ts';
import { PlanValue } from './plan-value.tsx';

/** Every property that a plan changes in one resource, before and after. */
export function PlanChanges({ diff }: { readonly diff: ResourceDiff }) {
  const { t } = useTranslation();
  return (
    <div className="zy-scroll-x">
      <table className="zy-plan-table">
        <thead>
          <tr>
            <th scope="col">{t('ui.planProperty')}</th>
            <th scope="col">{t('ui.planBefore')}</th>
            <th scope="col">{t('ui.planAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {diff.changes.map((change) => (
            <tr key={change.path}>
              <th scope="row">
                <code className="zy-code">{change.path}</code>
              </th>
              <td>
                <PlanValue value={change.before} />
              </td>
              <td>
                <PlanValue value={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
