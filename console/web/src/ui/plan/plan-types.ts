import type { Outputs } from '../../api/outputs.ts';

type Operation = Outputs['approvals']['evidence']['operations'][number];

/** What a plan does to one resource, as the server sends it. */
export type ResourceDiff = Operation['diff'][number];
export type PropertyChange = ResourceDiff['changes'][number];
export type PlanOp = ResourceDiff['op'];
export type Finding = Operation['findings'][number];
