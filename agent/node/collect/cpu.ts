import { type Reading, reading } from './reading.ts';

/** USER_HZ: the unit of /proc/stat towards user space is 1/100 s on every Linux we run on (proc(5)). */
const TICKS_A_SECOND = 100;
/** Columns of a cpu line in order; guest time is inside user already, so the last two are left out. */
const MODES = ['user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal'] as const;

/** /proc/stat: seconds each core spent in each mode since boot, and the instant of boot (epoch seconds). */
export function readCpu(stat: string): Reading[] {
  return stat.split('\n').flatMap((line) => {
    const [name = '', ...fields] = line.trim().split(/\s+/);
    if (name === 'btime') return reading('node_boot_time_seconds', {}, Number(fields[0]));
    const cpu = /^cpu(\d+)$/.exec(name)?.[1];
    if (cpu === undefined) return [];
    return MODES.flatMap((mode, column) =>
      fields[column] === undefined
        ? []
        : reading('node_cpu_seconds_total', { cpu, mode }, Number(fields[column]) / TICKS_A_SECOND),
    );
  });
}
