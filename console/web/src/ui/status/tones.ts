import type { Tone } from './status.tsx';

/** Tone of each state of a request. */
export const REQUEST_TONES = {
  previewing: 'running',
  'preview-failed': 'bad',
  'department-review': 'waiting',
  'joint-review': 'waiting',
  provisioning: 'running',
  delivered: 'attention',
  accepted: 'good',
  returned: 'attention',
  refused: 'bad',
  withdrawn: 'ended',
  failed: 'bad',
  done: 'good',
} as const satisfies Record<string, Tone>;
export type RequestState = keyof typeof REQUEST_TONES;

/** Tone of each state of an operation. */
export const OPERATION_TONES = {
  requested: 'waiting',
  waiting: 'waiting',
  previewing: 'running',
  previewed: 'waiting',
  approved: 'waiting',
  applying: 'running',
  verifying: 'running',
  done: 'good',
  failed: 'bad',
  unknown: 'unknown',
  cancelled: 'ended',
} as const satisfies Record<string, Tone>;
export type OperationState = keyof typeof OPERATION_TONES;

/** Tone of each state of a resource. */
export const RESOURCE_TONES = {
  requested: 'waiting',
  active: 'good',
  released: 'ended',
  abandoned: 'ended',
} as const satisfies Record<string, Tone>;
export type ResourceState = keyof typeof RESOURCE_TONES;

/** Tone of each state of a cloud. */
export const CLOUD_TONES = {
  planned: 'waiting',
  registered: 'waiting',
  deploying: 'running',
  deployed: 'good',
  failed: 'bad',
  retiring: 'running',
  retired: 'ended',
} as const satisfies Record<string, Tone>;
export type CloudState = keyof typeof CLOUD_TONES;

/** Tone of each state of an order line. */
export const LINE_TONES = {
  open: 'waiting',
  delivered: 'good',
  failed: 'bad',
  cancelled: 'ended',
} as const satisfies Record<string, Tone>;
export type LineState = keyof typeof LINE_TONES;
