import type { PolicyConfigSchema } from '@pulumi/policy';
import { type Exemption, type ExemptionSubject, exemptionOf } from '@zhengyun/rulebook/compliance.ts';

/** A policy's configuration of one run, as the engine hands it over. */
export type Settings = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1 } as const;

/** What every policy can be given beside its own settings: exemptions, and the instant they are compared with. */
export const EXEMPTION_PROPERTIES: PolicyConfigSchema['properties'] = {
  judgedAt: { type: 'string', format: 'date-time', description: 'Instant of the run; without it no exemption holds' },
  exemptions: {
    type: 'array',
    description: 'Findings a person left standing for a while',
    items: {
      type: 'object',
      required: ['where', 'reason', 'approver', 'until'],
      properties: {
        where: { type: 'object', minProperties: 1, properties: { stack: text, namespace: text, name: text } },
        reason: text,
        approver: text,
        until: { type: 'string', format: 'date-time' },
      },
    },
  },
};

/** A schema's defaults. The engine fills them in by itself; whoever judges without it relies on them. */
export function defaultsOf(schema: PolicyConfigSchema['properties'] | undefined): Settings {
  const defaults = Object.entries(schema ?? {}).flatMap(([key, property]) =>
    property.default === undefined ? [] : [[key, property.default] as const],
  );
  return Object.fromEntries(defaults);
}

/** The exemption in `settings` that covers `subject`; null when none does. */
export function exemptionIn(settings: Settings, subject: ExemptionSubject): Omit<Exemption, 'policy'> | null {
  const { exemptions, judgedAt } = settings;
  if (!Array.isArray(exemptions) || typeof judgedAt !== 'string') return null;
  return exemptionOf(subject, exemptions as Omit<Exemption, 'policy'>[], judgedAt);
}
