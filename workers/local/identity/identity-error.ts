/** A refusal in Clerk's words: `code` is one of its own (https://clerk.com/docs/errors/overview). */
export class IdentityError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterS: number | undefined;

  constructor(status: number, code: string, message: string, retryAfterS?: number) {
    super(message);
    this.name = 'IdentityError';
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}
