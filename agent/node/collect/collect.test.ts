import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCollector } from './collector.ts';
import { readCpu } from './cpu.ts';
import { readDisks } from './disk.ts';
import { readFilesystems, readMounts } from './filesystem.ts';
import { readMemory } from './memory.ts';
import { readNetwork } from './network.ts';
import { type FilesystemStats, statfsWithDeadline } from './statfs.ts';

// Tables as the kernel (6.1, x86-64) prints them, shortened.
const STAT = `cpu  2255 34 2290 22625563 6290 127 456 0 0 0
cpu0 1132 34 1441 11311718 3675 127 438 12 7 0
cpu1 1123 0 849 11313845 2614 0 18 0 0 0
intr 114930548 113199788
ctxt 1990473
btime 1062191376
`;
const MEMINFO = `MemTotal:       32768000 kB
MemFree:          123456 kB
MemAvailable:   16384000 kB
Buffers:            1024 kB
HugePages_Total:       0
SwapTotal:             0 kB
`;
const DISKSTATS = `   8       0 sda 446216 784926 9550688 4382310 424847 312726 8422784 4321404 0 1874960 8704620 0 0 0 0
   8       1 sda1 133 0 2112 88 0 0 0 0 0 88 88
   7       0 loop0 1 0 2 0 0 0 0 0 0 0 0
 259       0 nvme0n1 10 0 16 5 20 0 32 6 0 11 11
 259       1 nvme0n1p1 10 0 16 5 20 0 32 6 0 11 11
 253       0 dm-0 3 0 4 5 6 0 8 9 0 10 14
`;
const NET_DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 1000 10 0 0 0 0 0 0 1000 10 0 0 0 0 0 0
  eth0:123456789012 987 1 2 0 0 0 5 2222 33 4 5 0 0 0 0
veth12ab: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0
`;
const MOUNTS = `/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda2 /var/lib/docker ext4 rw,relatime 0 0
proc /proc proc rw 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /data\\040disk xfs rw 0 0
files.example:/share /mnt/share nfs4 rw 0 0
overlay /var/lib/containers/1 overlay rw 0 0
`;
const figureOf = (readings: ReturnType<typeof readCpu>, metric: string, labels: Record<string, string> = {}) =>
  readings.find(
    (each) => each.metric === metric && Object.entries(labels).every(([key, value]) => each.labels[key] === value),
  )?.value;

describe('reading the host', () => {
  it('gives cpu time in seconds by core and mode, and the sum line not at all', () => {
    const readings = readCpu(STAT);
    expect(figureOf(readings, 'node_cpu_seconds_total', { cpu: '0', mode: 'user' })).toBe(11.32);
    expect(figureOf(readings, 'node_cpu_seconds_total', { cpu: '1', mode: 'idle' })).toBe(113_138.45);
    expect(figureOf(readings, 'node_cpu_seconds_total', { cpu: '0', mode: 'steal' })).toBe(0.12);
    expect(figureOf(readings, 'node_boot_time_seconds')).toBe(1_062_191_376);
    expect(readings).toHaveLength(2 * 8 + 1);
  });

  it('leaves out modes that an old kernel does not know', () => {
    expect(readCpu('cpu0 1 2 3 4')).toHaveLength(4);
  });

  it('gives memory in bytes', () => {
    const readings = readMemory(MEMINFO);
    expect(figureOf(readings, 'node_memory_MemAvailable_bytes')).toBe(16_384_000 * 1_024);
    expect(figureOf(readings, 'node_memory_SwapTotal_bytes')).toBe(0);
    expect(figureOf(readings, 'node_memory_SwapFree_bytes')).toBeUndefined();
  });

  it('gives disks in bytes and seconds, without partitions and loops', () => {
    const readings = readDisks(DISKSTATS);
    expect(new Set(readings.map(({ labels }) => labels.device))).toEqual(new Set(['sda', 'nvme0n1', 'dm-0']));
    expect(figureOf(readings, 'node_disk_read_bytes_total', { device: 'sda' })).toBe(9_550_688 * 512);
    expect(figureOf(readings, 'node_disk_written_bytes_total', { device: 'nvme0n1' })).toBe(32 * 512);
    expect(figureOf(readings, 'node_disk_io_time_seconds_total', { device: 'sda' })).toBeCloseTo(1_874.96);
  });

  it('gives interfaces, also where the name runs into the first number', () => {
    const readings = readNetwork(NET_DEV);
    expect(new Set(readings.map(({ labels }) => labels.device))).toEqual(new Set(['eth0']));
    expect(figureOf(readings, 'node_network_receive_bytes_total')).toBe(123_456_789_012);
    expect(figureOf(readings, 'node_network_receive_drop_total')).toBe(2);
    expect(figureOf(readings, 'node_network_transmit_bytes_total')).toBe(2_222);
    expect(figureOf(readings, 'node_network_transmit_errs_total')).toBe(4);
  });

  it('finds the mounts that hold data, each device once', () => {
    expect(readMounts(MOUNTS)).toEqual([
      { device: '/dev/sda2', mountpoint: '/', fstype: 'ext4' },
      { device: '/dev/sdb1', mountpoint: '/data disk', fstype: 'xfs' },
      { device: 'files.example:/share', mountpoint: '/mnt/share', fstype: 'nfs4' },
    ]);
  });
});

describe('a mount that hangs', () => {
  const stats: FilesystemStats = { bsize: 4_096, blocks: 100, bfree: 60, bavail: 50, files: 10, ffree: 5 };
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is marked after the deadline, while the others give their sizes', async () => {
    const ask = (path: string) =>
      path === '/mnt/share' ? new Promise<never>(() => undefined) : Promise.resolve(stats);
    const statfs = statfsWithDeadline({ ask, deadlineMs: 2_000, mostHanging: 2 });
    const reading = readFilesystems(readMounts(MOUNTS), statfs);
    await vi.advanceTimersByTimeAsync(2_000);
    const readings = await reading;
    expect(figureOf(readings, 'node_filesystem_device_error', { mountpoint: '/mnt/share' })).toBe(1);
    expect(figureOf(readings, 'node_filesystem_size_bytes', { mountpoint: '/mnt/share' })).toBeUndefined();
    expect(figureOf(readings, 'node_filesystem_avail_bytes', { mountpoint: '/data disk' })).toBe(50 * 4_096);
  });

  it('is not asked again until its call comes back', async () => {
    let answer = (_: FilesystemStats): void => undefined;
    const ask = vi.fn(() => new Promise<FilesystemStats>((resolve) => (answer = resolve)));
    const statfs = statfsWithDeadline({ ask, deadlineMs: 10, mostHanging: 2 });
    const first = statfs('/hung');
    await vi.advanceTimersByTimeAsync(10);
    expect(await first).toBeNull();
    expect(await statfs('/hung')).toBeNull();
    expect(ask).toHaveBeenCalledTimes(1);
    answer(stats);
    await vi.advanceTimersByTimeAsync(0);
    void statfs('/hung');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('never takes more of the file threads than it may', async () => {
    const ask = vi.fn(() => new Promise<never>(() => undefined));
    const statfs = statfsWithDeadline({ ask, deadlineMs: 10, mostHanging: 2 });
    const all = ['/a', '/b', '/c'].map((path) => statfs(path));
    await vi.advanceTimersByTimeAsync(10);
    expect(await Promise.all(all)).toEqual([null, null, null]);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('the collector', () => {
  let proc: string;
  beforeEach(async () => {
    proc = await mkdtemp(join(tmpdir(), 'proc-'));
    await mkdir(join(proc, 'net'));
    await mkdir(join(proc, 'self'));
    const tables = { stat: STAT, meminfo: MEMINFO, 'net/dev': NET_DEV, 'self/mounts': 'proc /proc proc rw 0 0\n' };
    for (const [name, text] of Object.entries(tables)) await writeFile(join(proc, name), text);
  });
  afterEach(() => rm(proc, { recursive: true }));

  it('keeps the others when one table is missing, and says which failed', async () => {
    const { readings, failed } = await makeCollector(proc)();
    expect(failed).toMatchObject([{ collector: 'disk' }]);
    expect(figureOf([...readings], 'node_scrape_collector_success', { collector: 'disk' })).toBe(0);
    expect(figureOf([...readings], 'node_scrape_collector_success', { collector: 'cpu' })).toBe(1);
    expect(figureOf([...readings], 'node_memory_MemTotal_bytes')).toBe(32_768_000 * 1_024);
  });
});
