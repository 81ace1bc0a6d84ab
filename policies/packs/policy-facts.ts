import type { PolicyConfigSchema, Severity } from '@pulumi/policy';
import type { ControlCode } from './controls.ts';

/** What a policy is, apart from its rule. */
export interface PolicyFacts {
  readonly name: string;
  /** One Chinese sentence: what must hold. */
  readonly description: string;
  /** The same in English, for readers of reports. */
  readonly english: string;
  readonly controls: readonly [ControlCode, ...ControlCode[]];
  readonly severity: Severity;
  /** mandatory: the operation stops · advisory: shown beside the plan. */
  readonly level: 'advisory' | 'mandatory';
  /** One Chinese sentence: what to do. Ends every message. */
  readonly remedy: string;
  /** What can be configured, each with a default. */
  readonly settings?: PolicyConfigSchema['properties'];
  /** Lists among the settings that name what must be there: a shorter one lets more through, while all others name what may be. */
  readonly demands?: readonly string[];
}
