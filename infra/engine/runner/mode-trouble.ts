import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import type { OperationSpec, Trouble } from './contract.ts';
import type { CommandLog } from './engine-events.ts';

const PROVIDER_TYPE = 'pulumi:providers:';
const COMPONENT = /^zhengyun:/;
/** Steps that leave every object that stands as it is. */
const ADOPTS: readonly TypedDiff['op'][] = ['import', 'same', 'create', 'read'];
const MISMATCH = /inputs to import do not match/i;
const MOST_NAMED = 10;

/**
 * What makes a plan one that its mode may not carry out, or null. A change of provider changes nothing at all, by refresh or by the
 * program. An adoption imports objects that are already as the program has them, and builds the walls around them: it updates, replaces
 * and deletes nothing.
 */
export function modeTrouble(
  mode: OperationSpec['mode'],
  { diff, log }: { diff: readonly TypedDiff[]; log: Pick<CommandLog, 'diff' | 'errors' | 'warnings'> },
): Trouble | null {
  if (mode === 'provider-change') {
    const changed = [...diff, ...log.diff].filter(({ type, op }) => op !== 'same' && !type.startsWith('pulumi:'));
    return changed.length === 0 ? null : { code: 'PLAN_NOT_EMPTY', message: named(changed) };
  }
  if (mode !== 'adopt') return null;
  const own = log.diff.filter(({ type }) => !type.startsWith(PROVIDER_TYPE) && !COMPONENT.test(type));
  const other = own.filter(({ op }) => !ADOPTS.includes(op));
  if (other.length > 0) return { code: 'IMPORT_DIFFERS', message: named(other) };
  const mismatch = log.warnings.filter(({ text }) => MISMATCH.test(text));
  if (mismatch.length === 0) return null;
  return { code: 'IMPORT_DIFFERS', message: mismatch.map(({ urn, text }) => `${urn ?? ''} ${text}`).join('; ') };
}

function named(diff: readonly TypedDiff[]): string {
  const names = diff.map(({ kind, name, op, changes }) => {
    const paths = changes.map(({ path }) => path).slice(0, 5);
    return `${op} ${kind} ${name}${paths.length > 0 ? ` (${paths.join(', ')})` : ''}`;
  });
  return names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join('; ')} … ${names.length}` : names.join('; ');
}
