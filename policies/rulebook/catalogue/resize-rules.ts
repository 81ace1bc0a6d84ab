import type { ItemCode, ItemSpec } from '../catalogue.ts';

/**
 * What may become of one field of a delivered resource. free: any size the item has · fixed: stays as it is · grows: never
 * less · disk: a volume's GB, never less, since its data would be lost · disks: each of a list stays in its place with its
 * class and never shrinks, more may follow · used: never less than what is in use.
 */
export const RESIZE_RULES = ['free', 'fixed', 'grows', 'disk', 'disks', 'used'] as const;
export type ResizeRule = (typeof RESIZE_RULES)[number];

type FieldsOf<Item extends ItemCode> = Exclude<keyof Extract<ItemSpec, { readonly item: Item }>, 'item'>;

/** Which rule each field of each item follows; the day-2 verbs of an item's page are printed from it. */
export const RESIZE_RULES_OF: { readonly [Item in ItemCode]: Readonly<Record<FieldsOf<Item>, ResizeRule>> } = {
  'cloud-host': {
    count: 'free',
    vcpu: 'free',
    memoryGb: 'free',
    systemDiskGb: 'disk',
    dataDisks: 'disks',
    // An image is written and keys are read at a host's first start alone; hosts added later get the same.
    operatingSystem: 'fixed',
  },
  'container-space': { vcpu: 'free', memoryGb: 'free', ordinaryGb: 'disk', fastGb: 'disk' },
  'gpu-share': { shares: 'free', memoryGbPerShare: 'fixed' },
  'block-disk': { class: 'fixed', gb: 'disk', count: 'free' },
  'object-bucket': { quotaGb: 'used', maximumObjects: 'free' },
  postgresql: {
    version: 'fixed',
    instances: 'free',
    vcpu: 'free',
    memoryGb: 'free',
    storageGb: 'disk',
    storageClass: 'fixed',
  },
  cache: { memoryGb: 'free', replicas: 'free', vcpu: 'free' },
  'load-balancer': { scope: 'fixed', listeners: 'free', target: 'free' },
  bandwidth: { mbps: 'free' },
  'backup-schedule': { hour: 'free', everyDays: 'free', retentionDays: 'free', protectedGb: 'free' },
  'security-pack': { grade: 'grows' },
  'bastion-account': { people: 'free', days: 'grows' },
  'host-monitoring': { hosts: 'free' },
};

/** Why one field can't become what is wanted; `field` is its path in the specification, empty for the whole. */
export interface ResizeProblem {
  readonly code: 'INPUT_INVALID' | 'DISK_SHRINK' | 'FIELD_FIXED' | 'MAY_ONLY_GROW' | 'BELOW_USE' | 'USE_UNKNOWN';
  readonly field: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A reading of use older than this says nothing any more: the use is unknown. */
export const USE_IS_KNOWN_FOR_DAYS = 7;

/** What is known of a resource's use: whole units, rounded up; null: nobody has measured it, which is not zero. */
export interface KnownUse {
  readonly usedGb: number | null;
}

/**
 * Everything that stands against a delivered resource of `now` becoming `wanted`, field by field; empty: it may. The item
 * itself never changes.
 */
export function resizeProblems(now: ItemSpec, wanted: ItemSpec, use: KnownUse): readonly ResizeProblem[] {
  if (now.item !== wanted.item) return [{ code: 'INPUT_INVALID', field: 'item', facts: {} }];
  const rules: readonly [string, ResizeRule][] = Object.entries(RESIZE_RULES_OF[now.item]);
  const [before, after] = [now, wanted] as unknown as [Fields, Fields];
  return rules.flatMap(([field, rule]) => problemsOf(rule, { field, now: before[field], wanted: after[field], use }));
}

type Fields = Readonly<Record<string, unknown>>;
interface Change {
  readonly field: string;
  readonly now: unknown;
  readonly wanted: unknown;
  readonly use: KnownUse;
}

function problemsOf(rule: ResizeRule, change: Change): readonly ResizeProblem[] {
  const { field, now, wanted } = change;
  const facts = { current: Number(now), wanted: Number(wanted) };
  switch (rule) {
    case 'free':
      return [];
    case 'fixed':
      return isSame(now, wanted) ? [] : [{ code: 'FIELD_FIXED', field, facts: {} }];
    case 'grows':
      return Number(wanted) < Number(now) ? [{ code: 'MAY_ONLY_GROW', field, facts }] : [];
    case 'disk':
      return Number(wanted) < Number(now) ? [{ code: 'DISK_SHRINK', field, facts }] : [];
    case 'disks':
      return diskProblems(field, now as readonly Disk[], wanted as readonly Disk[]);
    case 'used':
      return useProblems(change);
  }
}

/** Equal in every part, whatever the order of its fields. */
function isSame(now: unknown, wanted: unknown): boolean {
  if (typeof now !== 'object' || typeof wanted !== 'object' || now === null || wanted === null) return now === wanted;
  const [before, after] = [now, wanted] as unknown as [Fields, Fields];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].every((key) => isSame(before[key], after[key]));
}

interface Disk {
  readonly class: string;
  readonly gb: number;
}

function diskProblems(field: string, now: readonly Disk[], wanted: readonly Disk[]): readonly ResizeProblem[] {
  return now.flatMap((disk, slot): ResizeProblem[] => {
    const then = wanted[slot];
    const lost = { code: 'DISK_SHRINK', facts: { current: disk.gb, wanted: then?.gb ?? 0 } } as const;
    if (!then) return [{ ...lost, field }];
    if (then.class !== disk.class) return [{ code: 'FIELD_FIXED', field: `${field}.${slot}.class`, facts: {} }];
    return then.gb < disk.gb ? [{ ...lost, field: `${field}.${slot}.gb` }] : [];
  });
}

function useProblems({ field, now, wanted, use }: Change): readonly ResizeProblem[] {
  if (Number(wanted) >= Number(now)) return [];
  if (use.usedGb === null) return [{ code: 'USE_UNKNOWN', field, facts: {} }];
  return Number(wanted) < use.usedGb ? [{ code: 'BELOW_USE', field, facts: { used: `${use.usedGb} GB` } }] : [];
}
