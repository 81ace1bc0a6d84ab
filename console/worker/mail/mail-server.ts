/** A mail as it is handed over: plain text alone, so that nothing in it can act in the reader's mail program. */
export interface Letter {
  /** Stays the same however often it is tried: mail systems drop the second copy. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `refused`: the mail server said no for good. `unreachable`: it may take it another time. */
export type Handover = { readonly is: 'sent' } | { readonly is: 'refused' | 'unreachable'; readonly trouble: string };

/** Where mails are handed over. Never rejects: what went wrong is in the answer. */
export interface MailServer {
  send(letter: Letter): Promise<Handover>;
  close(): void;
}
