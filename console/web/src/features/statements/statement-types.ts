import type { Outputs } from '../../api/outputs.ts';

/** One statement in full, as the server sends it. */
export type Statement = Outputs['settlement']['get'];
export type StatementLine = Statement['lines'][number];
export type LineWorking = StatementLine['working'];
export type AccountingPeriod = Outputs['settlement']['period'];
