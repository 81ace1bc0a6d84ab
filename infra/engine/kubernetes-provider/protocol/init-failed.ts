import type { PropertyMap } from './property-value.ts';

/**
 * The object exists in the cluster and is not as it should be. The engine saves it with what is known of it, so that
 * it is neither lost nor taken for done.
 */
export class InitFailedError extends Error {
  override readonly name = 'InitFailedError';
  readonly id: string;
  /** Outputs to save. */
  readonly properties: PropertyMap;
  /** Inputs to save; undefined leaves the ones the engine has. */
  readonly inputs: PropertyMap | undefined;
  readonly reasons: string[];

  constructor(failure: {
    id: string;
    message: string;
    problems: string[];
    properties: PropertyMap;
    inputs?: PropertyMap;
  }) {
    super(failure.message);
    this.id = failure.id;
    this.properties = failure.properties;
    this.inputs = failure.inputs;
    this.reasons = [failure.message, ...failure.problems];
  }
}
