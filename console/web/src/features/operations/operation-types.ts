import type { Outputs } from '../../api/outputs.ts';

/** One operation in full, and one event of its engine, as the server sends them. */
export type Operation = Outputs['provisioning']['operation'];
export type LogItem = Outputs['provisioning']['events']['items'][number];
export type EngineEvent = LogItem['event'];
