import { type Reading, reading } from './reading.ts';

/** The kernel counts sectors of 512 bytes here whatever the disk's own are. */
const SECTOR = 512;
/** Partitions repeat their disk; loop and ram devices are no disks. */
const NO_DISK = /^(loop|ram|zram|fd)\d+$|^(sd|vd|xvd|hd)[a-z]+\d+$|^(nvme\d+n\d+|mmcblk\d+)p\d+$/;

/** /proc/diskstats: operations, bytes and seconds of each disk since boot. */
export function readDisks(diskstats: string): Reading[] {
  return diskstats.split('\n').flatMap((line) => {
    const [, , device, ...texts] = line.trim().split(/\s+/);
    if (!device || NO_DISK.test(device)) return [];
    const [reads, , readSectors, readMs, writes, , writtenSectors, writeMs, , ioMs] = texts.map(Number);
    const of = (name: string, value: number | undefined, unit = 1): Reading[] =>
      value === undefined ? [] : reading(`node_disk_${name}`, { device }, value * unit);
    return [
      ...of('reads_completed_total', reads),
      ...of('read_bytes_total', readSectors, SECTOR),
      ...of('read_time_seconds_total', readMs, 1e-3),
      ...of('writes_completed_total', writes),
      ...of('written_bytes_total', writtenSectors, SECTOR),
      ...of('write_time_seconds_total', writeMs, 1e-3),
      ...of('io_time_seconds_total', ioMs, 1e-3),
    ];
  });
}
