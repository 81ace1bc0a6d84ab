/**
 * Makes paper of a page. Port: the server's adapter runs a browser of its own for each page, without network and scripts.
 * `html`: a whole document that names nothing outside itself. The answer is the file (PDF). RATE_LIMITED while too many wait, PRINT_FAILED
 * when it died or took too long; both are worth trying again.
 */
export interface Printer {
  print(html: string): Promise<Uint8Array>;
}
