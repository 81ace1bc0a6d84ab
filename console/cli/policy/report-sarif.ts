import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PolicyDescription } from '@zhengyun/engine/policy-check/policy-descriptions.ts';
import type { CheckResult, PlacedFinding } from './check-folder.ts';
import type { InputProblem } from './input-problem.ts';
import { sentenceOf } from './report-text.ts';
import { REPORT_WORDS, type ReportLanguage } from './report-words.ts';

const LEVEL = { mandatory: 'error', advisory: 'warning' } as const;
/** How bad a finding is where a reader sorts by number (0 to 10), as code scanning does. */
const SEVERITY = { low: '3.0', medium: '5.5', high: '8.0', critical: '9.5' } as const;

/**
 * A check as a SARIF 2.1.0 log, which CI systems show beside the lines. What a person let stand is a suppressed result.
 * An input that couldn't be read is a run that failed, with a notification a place.
 */
export function reportSarif(
  outcome: { readonly result: CheckResult } | { readonly problems: readonly InputProblem[] },
  policies: readonly PolicyDescription[],
  language: ReportLanguage,
): object {
  const read = 'result' in outcome;
  const run = {
    tool: { driver: { name: 'zhengyun-policy', semanticVersion: '0.1.0', rules: policies.map(ruleOf) } },
    columnKind: 'unicodeCodePoints',
    invocations: [
      {
        executionSuccessful: read,
        ...(read ? {} : { toolExecutionNotifications: outcome.problems.map((one) => notificationOf(one, language)) }),
      },
    ],
    results: read
      ? outcome.result.findings.map((finding) => ({
          ruleId: finding.policy,
          ruleIndex: policies.findIndex(({ name }) => name === finding.policy),
          level: LEVEL[finding.level],
          message: { text: sentenceOf(finding, policies, language) },
          locations: [locationOf(finding)],
          ...(finding.exempted ? { suppressions: [{ kind: 'external', justification: finding.message }] } : {}),
        }))
      : [],
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

function ruleOf(policy: PolicyDescription) {
  return {
    id: policy.name,
    shortDescription: { text: policy.english },
    fullDescription: { text: policy.description },
    help: { text: policy.remedy },
    defaultConfiguration: { level: LEVEL[policy.level] },
    properties: {
      tags: [policy.concern, ...policy.controls.map(({ citation }) => citation)],
      'security-severity': SEVERITY[policy.severity],
    },
  };
}

function locationOf(finding: PlacedFinding) {
  const { file, line, column, namespace, kind, name } = finding;
  const object = [namespace, kind, name].filter((part) => part !== null).join('/');
  return {
    ...(file === null || line === null || column === null
      ? {}
      : { physicalLocation: placeOf(file, { startLine: line, startColumn: column }) }),
    logicalLocations: [{ fullyQualifiedName: finding.urn === '' ? object : finding.urn, kind: 'resource' }],
  };
}

function notificationOf({ code, file, line, column, detail }: InputProblem, language: ReportLanguage) {
  const region = line === undefined ? undefined : { startLine: line, startColumn: column };
  return {
    level: 'error',
    descriptor: { id: code },
    message: { text: [REPORT_WORDS[language].problem[code], detail].filter(Boolean).join(' · ') },
    locations: [{ physicalLocation: placeOf(file, region) }],
  };
}

function placeOf(file: string, region: object | undefined) {
  const uri = isAbsolute(file) ? pathToFileURL(file).href : encodeURI(file.split(sep).join('/'));
  return { artifactLocation: { uri }, ...(region === undefined ? {} : { region }) };
}
