import { readdir, readFile } from 'node:fs/promises';

/** USER_HZ of Linux towards user space (proc(5)): ticks a second. */
const TICKS = 100;

interface ProcessTime {
  readonly parent: number;
  /** Its own time and that of its children which have ended and were waited for. */
  readonly seconds: number;
}

async function readTime(pid: string): Promise<ProcessTime | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name stands in brackets and may hold anything; fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number);
  return {
    parent: Number(fields[1]),
    seconds: ((utime ?? 0) + (stime ?? 0) + (cutime ?? 0) + (cstime ?? 0)) / TICKS,
  };
}

/**
 * Processor seconds, user and system, that the trees under `pids` have used since they began, ended children included.
 * The difference of two calls is what was used in between; orphans that outlived their parent are not seen.
 */
export async function cpuSecondsOf(pids: readonly number[]): Promise<number> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const times = new Map<number, ProcessTime>();
  for (const name of names) {
    const time = await readTime(name);
    if (time) times.set(Number(name), time);
  }
  const roots = new Set(pids);
  const isUnder = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = times.get(at)?.parent)
      if (roots.has(at)) return true;
    return false;
  };
  return [...times].reduce((sum, [pid, { seconds }]) => (isUnder(pid) ? sum + seconds : sum), 0);
}

/** Processor seconds that `work` made the trees under `pids` use, with what it gave. */
export async function withCpu<Result>(
  pids: readonly number[],
  work: () => Promise<Result>,
): Promise<{ result: Result; cpuSeconds: number }> {
  const before = await cpuSecondsOf(pids);
  const result = await work();
  return { result, cpuSeconds: (await cpuSecondsOf(pids)) - before };
}
