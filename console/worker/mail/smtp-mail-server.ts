import { createTransport } from 'nodemailer';
import type { Handover, Letter, MailServer } from './mail-server.ts';

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;
const MOST_TROUBLE = 400;

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://` with STARTTLS. */
  readonly url: string;
  readonly from: string;
  /** Whether mail may go out unencrypted: to a mail server on this machine alone. */
  readonly plainAllowed: boolean;
}

/** A MailServer over SMTP (RFC 5321). A 5xx answer is final, everything else may pass. */
export function smtpMailServer({ url, from, plainAllowed }: SmtpSettings): MailServer {
  const { protocol } = new URL(url);
  const transport = createTransport({
    url,
    requireTLS: protocol === 'smtp:' && !plainAllowed,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost';
  return {
    async send(letter: Letter): Promise<Handover> {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: letter.to },
          subject: letter.subject,
          text: letter.text,
          messageId: `<${letter.id}@${domain}>`,
          // RFC 3834: no out-of-office answers to a machine.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { is: 'sent' };
      } catch (error) {
        const { responseCode = 0, message = '' } = error as { responseCode?: number; message?: string };
        const is = responseCode >= 500 && responseCode < 600 ? 'refused' : 'unreachable';
        return { is, trouble: message.slice(0, MOST_TROUBLE) };
      }
    },
    close: () => transport.close(),
  };
}
