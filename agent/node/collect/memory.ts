import { type Reading, reading } from './reading.ts';

const FIELDS: readonly string[] = [
  'MemTotal',
  'MemFree',
  'MemAvailable',
  'Buffers',
  'Cached',
  'SwapTotal',
  'SwapFree',
  'Dirty',
];

/** /proc/meminfo in bytes. MemAvailable, not MemFree, says what is left: page cache is given back. */
export function readMemory(meminfo: string): Reading[] {
  return meminfo.split('\n').flatMap((line) => {
    const [, name = '', kibibytes] = /^(\w+):\s+(\d+) kB$/.exec(line) ?? [];
    if (!FIELDS.includes(name)) return [];
    return reading(`node_memory_${name}_bytes`, {}, Number(kibibytes) * 1_024);
  });
}
