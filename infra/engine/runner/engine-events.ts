import type { EngineEvent as RawEvent } from '@pulumi/pulumi/automation/events.js';
import type { EngineEvent, PolicyFinding, TypedDiff } from '@zhengyun/interface/plan.ts';
import type { ApplyResult } from './contract.ts';
import { Progress } from './progress.ts';
import { planOp, type StepMetadata, typedDiff } from './typed-diff.ts';

type Leftover = Extract<ApplyResult, { outcome: 'failed' }>['leftovers'][number];
type WithoutStamp<Event> = Event extends unknown ? Omit<Event, 'seq' | 'at'> : never;
type Phase = Extract<EngineEvent, { kind: 'phase' }>['phase'];

const STACK_TYPE = 'pulumi:pulumi:Stack';
const TEXT_LIMIT = 8_000;

/** A step's outcome with what the provider read. */
export type RefreshedStep = StepMetadata & { readonly new?: { readonly outputs?: object | null } | null };

/** What one engine command (preview, up, destroy, refresh) said while it ran. */
export interface CommandLog {
  readonly diff: TypedDiff[];
  readonly findings: PolicyFinding[];
  readonly errors: string[];
  readonly warnings: { readonly urn: string | null; readonly text: string }[];
  readonly deletions: { urn: string; type: string; id: string }[];
  readonly touched: Map<string, Leftover>;
  /** What a refresh found other than the state has it: changed or gone. Reading is no step of a plan. */
  readonly found: RefreshedStep[];
  counts: Record<string, number>;
  outputs: Record<string, unknown>;
  /** Whether the engine came to its end by itself. */
  summarised: boolean;
}

/** Turns the engine's events into ours, sends each on at once, and keeps per command what its result is made of. */
export class EventLog {
  readonly #send: (event: EngineEvent) => void;
  readonly #progress: Progress;
  readonly redact: (text: string) => string;
  readonly #startedAt = performance.now();
  #seq = 0;
  /** Resources that a refresh is reading: their outcome comes under another name than their start. */
  readonly #reading = new Set<string>();
  #log: CommandLog = emptyLog();

  constructor(
    send: (event: EngineEvent) => void,
    redact: (text: string) => string,
    progress: Progress = new Progress(() => undefined),
  ) {
    this.#send = send;
    this.redact = redact;
    this.#progress = progress;
  }

  get elapsedMs(): number {
    return Math.round(performance.now() - this.#startedAt);
  }

  /** Says that the run has come to `phase`, and starts a log of its own for it. */
  begin(phase: Phase): CommandLog {
    this.#emit({ kind: 'phase', phase, ms: this.elapsedMs }, Date.now());
    this.#log = emptyLog();
    this.#progress.restart();
    return this.#log;
  }

  /** Takes one event of the engine; events that only repeat others are dropped. */
  take(raw: RawEvent): void {
    const at = raw.timestamp * 1000;
    if (raw.resourcePreEvent)
      this.#takeStart(raw.resourcePreEvent.metadata, raw.resourcePreEvent.planning === true, at);
    else if (raw.resOutputsEvent)
      this.#takeEnd(raw.resOutputsEvent.metadata, raw.resOutputsEvent.planning === true, at);
    else if (raw.resOpFailedEvent) this.#resource(raw.resOpFailedEvent.metadata, 'failed', { planning: false, at });
    else if (raw.diagnosticEvent) this.#takeDiagnostic(raw.diagnosticEvent, at);
    else if (raw.policyEvent) this.#takePolicy(raw.policyEvent, at);
    else if (raw.summaryEvent) {
      this.#log.summarised = true;
      this.#log.counts = { ...(raw.summaryEvent.resourceChanges as Record<string, number>) };
      this.#emit({ kind: 'summary', counts: this.#log.counts, seconds: raw.summaryEvent.durationSeconds }, at);
    }
    this.#follow(raw);
  }

  /** Whatever the engine says shows that it goes on, also what is not worth keeping. */
  #follow({ resourcePreEvent, resOutputsEvent, resOpFailedEvent }: RawEvent): void {
    if (resourcePreEvent && !resourcePreEvent.planning) this.#progress.begun(resourcePreEvent.metadata);
    const over = resOutputsEvent ?? resOpFailedEvent;
    if (over) this.#progress.ended(over.metadata);
    this.#progress.heard();
  }

  #takeStart(step: StepMetadata, planning: boolean, at: number): void {
    if (step.type === STACK_TYPE) return;
    if (step.op === 'refresh') {
      this.#reading.add(step.urn);
      return;
    }
    const diff = typedDiff(step);
    this.#log.diff.push(diff);
    if (step.op === 'delete') this.#log.deletions.push({ urn: step.urn, type: step.type, id: step.old?.id ?? '' });
    this.#resource(step, 'started', { planning, at });
  }

  #takeEnd(step: RefreshedStep, planning: boolean, at: number): void {
    if (this.#reading.delete(step.urn)) {
      if (planOp(step.op) === 'same') return;
      this.#log.found.push(step);
      this.#show(step, 'done', { planning, at });
    } else if (step.type !== STACK_TYPE) this.#resource(step, 'done', { planning, at });
    else this.#log.outputs = { ...(step.new?.outputs as Record<string, unknown> | undefined) };
  }

  #resource(step: StepMetadata, state: 'started' | 'done' | 'failed', when: { planning: boolean; at: number }): void {
    if (planOp(step.op) === 'same') return;
    const { urn, op } = step;
    // What is only read (another stack's outputs) is not touched: a failure before anything else left nothing behind.
    if (!when.planning && planOp(op) !== 'read') this.#log.touched.set(`${urn} ${op}`, { urn, op, state });
    this.#show(step, state, when);
  }

  #show(step: StepMetadata, state: 'started' | 'done' | 'failed', when: { planning: boolean; at: number }): void {
    const { urn, type } = step;
    const op = planOp(step.op);
    const name = urn.slice(urn.lastIndexOf('::') + 2);
    this.#emit({ kind: 'resource', state, urn, type, name, op, planning: when.planning }, when.at);
  }

  #takeDiagnostic(event: NonNullable<RawEvent['diagnosticEvent']>, at: number): void {
    if (event.ephemeral || (event.severity as string) === 'debug') return;
    const text = this.redact(event.message).trim().slice(0, TEXT_LIMIT);
    if (text === '') return;
    const severity = event.severity === 'info#err' ? 'info' : event.severity;
    if (severity === 'error') this.#log.errors.push(text);
    if (severity === 'warning') this.#log.warnings.push({ urn: event.urn || null, text });
    this.#emit({ kind: 'message', severity, urn: event.urn || null, text }, at);
  }

  #takePolicy(event: NonNullable<RawEvent['policyEvent']>, at: number): void {
    const finding: PolicyFinding = {
      policy: event.policyName,
      pack: event.policyPackName,
      level: event.enforcementLevel === 'mandatory' ? 'mandatory' : 'advisory',
      urn: event.resourceUrn || null,
      message: this.redact(event.message).trim(),
    };
    this.#log.findings.push(finding);
    this.#emit({ kind: 'policy', finding }, at);
  }

  #emit(event: WithoutStamp<EngineEvent>, at: number): void {
    this.#send({ ...event, seq: this.#seq++, at: new Date(at).toISOString() } as EngineEvent);
  }
}

function emptyLog(): CommandLog {
  return {
    diff: [],
    findings: [],
    errors: [],
    warnings: [],
    deletions: [],
    touched: new Map(),
    found: [],
    counts: {},
    outputs: {},
    summarised: false,
  };
}
