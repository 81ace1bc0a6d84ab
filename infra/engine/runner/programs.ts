import type { ProgramName } from './contract.ts';

/** What every program takes: its inputs, and how to reach the cluster. */
export interface ProgramSettings {
  readonly inputs: unknown;
  readonly kubeconfig: string;
  readonly clusterIdentifier: string;
}
/** A program declares resources and gives the stack's outputs. */
export type Program = (settings: ProgramSettings) => Promise<Record<string, unknown>>;
/** Loads a program when it is needed, so that a run pays for one and not for four. */
export type Programs = Readonly<Record<ProgramName, () => Promise<Program>>>;
