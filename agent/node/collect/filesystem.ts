import { type Reading, reading } from './reading.ts';
import type { Statfs } from './statfs.ts';

export interface Mount {
  readonly device: string;
  readonly mountpoint: string;
  readonly fstype: string;
}

const ON_DISK: readonly string[] = ['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'vfat'];
const ON_NETWORK: readonly string[] = ['nfs', 'nfs4', 'cifs', 'ceph', 'glusterfs'];

/** /proc/mounts writes blanks and backslashes as octal. */
const readable = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The mounts that hold data, each device once (a bind mount is no second disk); an overlay counts as the root only. */
export function readMounts(mounts: string): Mount[] {
  const byDevice = new Map<string, Mount>();
  for (const line of mounts.split('\n')) {
    const [device, mountpoint, fstype] = line.split(' ').map(readable);
    if (!device || !mountpoint || !fstype) continue;
    const holdsData =
      ON_DISK.includes(fstype) || ON_NETWORK.includes(fstype) || (fstype === 'overlay' && mountpoint === '/');
    if (holdsData && !byDevice.has(device)) byDevice.set(device, { device, mountpoint, fstype });
  }
  return [...byDevice.values()];
}

/**
 * Size and free space of each mount in bytes, and its inodes. A mount that does not answer in time has
 * `node_filesystem_device_error` 1 and no sizes: not known is not full and not empty.
 */
export async function readFilesystems(mounts: readonly Mount[], statfs: Statfs): Promise<Reading[]> {
  const each = mounts.map(async (mount) => {
    const labels = { device: mount.device, fstype: mount.fstype, mountpoint: mount.mountpoint };
    const stats = await statfs(mount.mountpoint);
    if (!stats) return reading('node_filesystem_device_error', labels, 1);
    return [
      ...reading('node_filesystem_device_error', labels, 0),
      ...reading('node_filesystem_size_bytes', labels, stats.blocks * stats.bsize),
      ...reading('node_filesystem_free_bytes', labels, stats.bfree * stats.bsize),
      ...reading('node_filesystem_avail_bytes', labels, stats.bavail * stats.bsize),
      ...reading('node_filesystem_files', labels, stats.files),
      ...reading('node_filesystem_files_free', labels, stats.ffree),
    ];
  });
  return (await Promise.all(each)).flat();
}
