import type { MailMessage, MailSender } from '#workers/kernel/ports.ts';

/** A mail service that keeps what it is given. */
export function caughtMails(): { mails: MailMessage[]; mail: MailSender } {
  const mails: MailMessage[] = [];
  return {
    mails,
    mail: {
      async send(message) {
        mails.push(message);
        return { kind: 'sent' };
      },
    },
  };
}
