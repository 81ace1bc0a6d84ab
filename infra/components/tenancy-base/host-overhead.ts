/** MiB beside each GiB of a guest: its page tables, a 512th. */
const PAGE_TABLES_MIB_PER_GB = 2;
const MIB_PER_VCPU = 8;
/**
 * MiB of every host whatever its size: virt-launcher and its monitor (125), virtlogd (25), virtqemud (40), QEMU (30), one I/O thread
 * (8), video memory (32), and the firmware of an ARM machine (128).
 */
const FIXED_MIB = 388;
const MIB_PER_GB = 1_024;

/**
 * Memory in whole GB that KubeVirt books on the pods of `hosts` machines of `vcpu` and `memoryGb` in all, beside what their guests
 * have: its own formula (`GetMemoryOverhead` of virt-controller), which grows with the machine. The department doesn't buy it; without
 * it here the last host of a full tenancy would be refused by the quota.
 */
export function hostOverheadGb(all: {
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly hosts: number;
}): number {
  if (all.hosts === 0) return 0;
  const mib = all.memoryGb * PAGE_TABLES_MIB_PER_GB + all.vcpu * MIB_PER_VCPU + all.hosts * FIXED_MIB;
  return Math.ceil(mib / MIB_PER_GB);
}
