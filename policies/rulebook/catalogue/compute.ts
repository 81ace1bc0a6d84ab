import { z } from 'zod';
import type { Amounts } from '../dimension.ts';
import { type DiskClass, diskClassSchema } from './disk-class.ts';
import { hostImageCodeSchema } from './host-images.ts';
import { whole, wholeOrZero } from './quantity-schemas.ts';
import { sshKeysSchema } from './ssh-key.ts';

const diskSchema = z.strictObject({ class: diskClassSchema, gb: whole(65_536) });

/** What a host is delivered with: an image of the catalogue, and the public keys that open its account. No password opens anything. */
export const operatingSystemSchema = z.strictObject({ image: hostImageCodeSchema, sshKeys: sshKeysSchema });
export type OperatingSystem = z.output<typeof operatingSystemSchema>;

/**
 * `count` equal hosts; a flavour is its vCPU and memory, custom up to 64C/512G. `systemDiskGb` is ordinary disk. Without
 * `operatingSystem` the system disk comes blank, as every host did before there were images.
 */
export const cloudHostSpecSchema = z.strictObject({
  item: z.literal('cloud-host'),
  count: whole(500),
  vcpu: whole(64),
  memoryGb: whole(512),
  systemDiskGb: whole(2_048).default(100),
  dataDisks: z.array(diskSchema).max(16).default([]),
  operatingSystem: operatingSystemSchema.optional(),
});
export type CloudHostSpec = z.output<typeof cloudHostSpecSchema>;

/** A share of the tenancy for containers, with persistent volumes of each class (0 = none). */
export const containerSpaceSpecSchema = z.strictObject({
  item: z.literal('container-space'),
  vcpu: whole(2_000),
  memoryGb: whole(16_000),
  ordinaryGb: wholeOrZero(200_000).default(0),
  fastGb: wholeOrZero(200_000).default(0),
});
export type ContainerSpaceSpec = z.output<typeof containerSpaceSpecSchema>;

/** `shares` claims of one device's part each, `memoryGbPerShare` of device memory in every one (DRA on the cluster). */
export const gpuShareSpecSchema = z.strictObject({
  item: z.literal('gpu-share'),
  shares: whole(64),
  memoryGbPerShare: whole(80),
});
export type GpuShareSpec = z.output<typeof gpuShareSpecSchema>;

export function amountsOfHost(spec: CloudHostSpec): Amounts {
  const count = BigInt(spec.count);
  const disk = (wanted: DiskClass) =>
    spec.dataDisks.filter((d) => d.class === wanted).reduce((sum, d) => sum + BigInt(d.gb), 0n);
  return {
    vcpu: count * BigInt(spec.vcpu),
    'memory-gb': count * BigInt(spec.memoryGb),
    'disk-ordinary-gb': count * (BigInt(spec.systemDiskGb) + disk('ordinary')),
    'disk-fast-gb': count * disk('fast'),
  };
}

/** Shares for the number of devices' parts, and their device memory in all: both are counted and priced. */
export function amountsOfGpuShare(spec: GpuShareSpec): Amounts {
  const shares = BigInt(spec.shares);
  return { 'gpu-share': shares, 'gpu-memory-gb': shares * BigInt(spec.memoryGbPerShare) };
}

export function amountsOfSpace(spec: ContainerSpaceSpec): Amounts {
  return {
    vcpu: BigInt(spec.vcpu),
    'memory-gb': BigInt(spec.memoryGb),
    'disk-ordinary-gb': BigInt(spec.ordinaryGb),
    'disk-fast-gb': BigInt(spec.fastGb),
  };
}
