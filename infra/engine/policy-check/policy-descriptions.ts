import { CONTROLS, citationOf } from '@zhengyun/packs/controls.ts';
import { POLICIES_BY_CONCERN } from '@zhengyun/packs/policies.ts';
import { z } from 'zod';

/** One policy of the pack as people read it. */
export interface PolicyDescription {
  readonly name: string;
  readonly concern: string;
  /** What must hold, in Chinese and in English. */
  readonly description: string;
  readonly english: string;
  readonly remedy: string;
  readonly level: 'mandatory' | 'advisory';
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  /** What it serves, e.g. `GB/T 22239-2019 8.1.4.2` with the title 访问控制. */
  readonly controls: readonly { readonly citation: string; readonly title: string }[];
  /** Names of what can be configured. */
  readonly settings: readonly string[];
  /** Those of them that are lists of texts: what a page can set without stopping every run by a value of the wrong form. */
  readonly listSettings: readonly string[];
  /** Those of them that name what must be there: a shorter list lets more through. */
  readonly demands: readonly string[];
}

/** Every policy of the pack, by concern. */
export function policyDescriptions(): readonly PolicyDescription[] {
  return Object.entries(POLICIES_BY_CONCERN).flatMap(([concern, policies]) =>
    policies.map(({ facts }) => ({
      name: facts.name,
      concern,
      description: facts.description,
      english: facts.english,
      remedy: facts.remedy,
      level: facts.level,
      severity: facts.severity,
      controls: facts.controls.map((code) => ({ citation: citationOf(code), title: CONTROLS[code] })),
      settings: Object.keys(facts.settings ?? {}),
      listSettings: Object.entries(facts.settings ?? {}).flatMap(([name, form]) => (isListOfTexts(form) ? [name] : [])),
      demands: facts.demands ?? [],
    })),
  );
}

const LIST_OF_TEXTS = z.object({ type: z.literal('array'), items: z.object({ type: z.literal('string') }) });
const isListOfTexts = (form: unknown): boolean => LIST_OF_TEXTS.safeParse(form).success;
