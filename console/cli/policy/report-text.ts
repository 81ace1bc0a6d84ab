import type { PolicyDescription } from '@zhengyun/engine/policy-check/policy-descriptions.ts';
import type { CheckResult, PlacedFinding } from './check-folder.ts';
import type { InputProblem } from './input-problem.ts';
import { REPORT_WORDS, type ReportLanguage } from './report-words.ts';

/** A check's findings as a table for people, with a line of counts at the end. */
export function reportText(
  result: CheckResult,
  policies: readonly PolicyDescription[],
  language: ReportLanguage,
): string {
  const words = REPORT_WORDS[language];
  const rows = result.findings.map((finding) => [
    placeOf(finding),
    words.level[finding.exempted ? 'exempted' : finding.level],
    finding.policy,
    sentenceOf(finding, policies, language),
  ]);
  const count = (level: string) =>
    result.findings.filter((finding) => !finding.exempted && finding.level === level).length;
  const counts = {
    subject: result.subject,
    objects: result.objects,
    mandatory: count('mandatory'),
    advisory: count('advisory'),
    exempted: result.findings.filter(({ exempted }) => exempted).length,
  };
  return [
    ...(rows.length === 0 ? [words.nothing] : [tableOf([[...words.columns], ...rows])]),
    ...(result.passedOver > 0 ? [words.passedOver(result.passedOver)] : []),
    ...(result.leftOut.length > 0 ? [words.leftOut(result.leftOut)] : []),
    words.summary(counts),
    words.judgedBy[result.judgedBy],
    '',
  ].join('\n');
}

/** What stood in the way of judging, each with its place. */
export function problemsText(problems: readonly InputProblem[], language: ReportLanguage): string {
  const words = REPORT_WORDS[language];
  const lines = problems.map(({ code, file, line, column, detail }) => {
    const place = line === undefined ? file : `${file}:${line}:${column}`;
    return `${place}  ${words.problem[code]}${detail === undefined || detail === '' ? '' : ` (${detail})`}`;
  });
  return [words.unreadable(problems.length), ...lines, ''].join('\n');
}

/** What a finding says: the policy's own sentence in Chinese; in English what must hold and which field doesn't. */
export function sentenceOf(
  finding: PlacedFinding,
  policies: readonly PolicyDescription[],
  language: ReportLanguage,
): string {
  if (language === 'zh-CN') return finding.message;
  const policy = policies.find(({ name }) => name === finding.policy);
  const field = finding.path.length === 0 ? '' : `, see ${finding.path.join('.')}`;
  const serves = policy?.controls.map(({ citation }) => citation).join(', ') ?? '';
  return `${finding.kind} ${finding.name}${field}: ${policy?.english ?? finding.message} (${serves})`;
}

function placeOf({ file, line, column, namespace, kind, name }: PlacedFinding): string {
  return file === null
    ? [namespace, kind, name].filter((part) => part !== null).join('/')
    : `${file}:${line}:${column}`;
}

/** Columns as wide as their widest cell on a terminal, where a Chinese character takes two places. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(gap(widths[column], cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function gap(width: number | undefined, cell: string): number {
  return width === undefined ? 0 : width - widthOf(cell);
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0);
}
