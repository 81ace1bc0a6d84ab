import { useRouteError } from 'react-router';
import { ProblemBlock } from '../ui/page/problem-block.tsx';

/** A page that threw: the problem in place of the page, and a reload, which also fetches a newer build of the console. */
export function PageCrash() {
  return (
    <div className="zy-gate">
      <ProblemBlock error={useRouteError()} onRetry={() => window.location.reload()} />
    </div>
  );
}
