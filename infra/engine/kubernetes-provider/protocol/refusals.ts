/** A call that only the official plugin can serve. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';

  constructor(what: string) {
    super(
      `${what} is not supported by the stand-in Kubernetes provider; install the official plugin ` +
        '(pulumi-resource-kubernetes v4.32.0) to use it',
    );
  }
}
