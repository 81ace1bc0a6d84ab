import type { WaitingFor } from '@zhengyun/domain/provisioning/schemas.ts';
import type { Trouble } from '@zhengyun/engine/runner/contract.ts';

const STATE_AWAY: WaitingFor = { code: 'ENGINE', sentence: '部署引擎的状态库暂时不可用，恢复后自动继续。' };

/** What an operation that has touched nothing waits for after such a trouble, to be tried again by itself; null: it is no one's absence. */
export function awayOf(code: Trouble['code'], cloud: string): WaitingFor | null {
  if (code === 'CLUSTER_UNREACHABLE') return { code: 'CLUSTER', cloud };
  return code === 'STATE_UNAVAILABLE' ? STATE_AWAY : null;
}
