import type { MailSender } from '#workers/kernel/ports.ts';

export interface HttpMailOptions {
  /** Of a vendor that speaks Resend's API (https://resend.com/docs/api-reference/emails/send-email). */
  url: string;
  apiKey: string;
  /** 'Name <address>'. */
  from: string;
  timeoutMs?: number;
}

const LATER_S = 60;

/** The `MailSender` port over a vendor's plain JSON API. */
export function httpMail({ url, apiKey, from, timeoutMs = 10_000 }: HttpMailOptions): MailSender {
  return {
    async send({ key, to, ...mail }) {
      try {
        const response = await fetch(new URL('/emails', url), {
          method: 'POST',
          headers: {
            authorization: `Bearer ${apiKey}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify({ from, to: [to], ...mail }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        if (response.ok) return { kind: 'sent' };
        const isPassing = response.status === 429 || response.status >= 500;
        return isPassing ? { kind: 'later', retryAfterS: LATER_S } : { kind: 'refused' };
      } catch {
        return { kind: 'later', retryAfterS: LATER_S };
      }
    },
  };
}
