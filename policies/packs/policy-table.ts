import { CONTROLS, citationOf } from './controls.ts';
import type { Policy } from './define-policy.ts';
import { POLICIES_BY_CONCERN } from './policies.ts';

/** All policies as one Markdown table a concern: what README.md shows. */
export function policyTable(): string {
  return Object.entries<readonly Policy[]>(POLICIES_BY_CONCERN)
    .map(([concern, policies]) => `### ${concern}\n\n${tableOf(policies)}`)
    .join('\n\n');
}

function tableOf(policies: readonly Policy[]): string {
  const rows = policies.map(({ facts }) => {
    const controls = facts.controls.map((code) => `${citationOf(code)} ${CONTROLS[code]}`).join('<br>');
    const settings = Object.keys(facts.settings ?? {}).map((key) => `\`${key}\``);
    return `| \`${facts.name}\` | ${facts.description} | ${facts.level} | ${facts.severity} | ${controls} | ${settings.join(', ')} |`;
  });
  return [
    '| policy | what must hold | level | severity | serves | settings |',
    '| - | - | - | - | - | - |',
    ...rows,
  ].join('\n');
}
