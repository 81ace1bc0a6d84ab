/**
 * Why a tool could not be got. NO_GO: not downloadable, and no Go to build it with · GO_TOO_OLD: the Go here can't build it ·
 * BUILD_FAILED: the compiler stopped · NOT_GENUINE: what came has another checksum · DOES_NOT_RUN: it is not what it should be.
 */
export const TOOL_FAILURES = ['NO_GO', 'GO_TOO_OLD', 'BUILD_FAILED', 'NOT_GENUINE', 'DOES_NOT_RUN'] as const;

/** No way led to a tool; the message is for people and says what to do. */
export class ToolFailure extends Error {
  readonly code: (typeof TOOL_FAILURES)[number];

  constructor(code: ToolFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}
