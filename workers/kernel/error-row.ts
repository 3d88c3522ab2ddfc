export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 451 | 500 | 503;

export interface ErrorRow {
  status: ErrorStatus;
  /** A word for programs that group errors; finer than the status, coarser than the code. */
  type: string;
  message: string;
  userMessage: string;
  retryable: boolean;
}

export function row(
  status: ErrorStatus,
  type: string,
  message: string,
  userMessage: string,
  retryable = false,
): ErrorRow {
  return { status, type, message, userMessage, retryable };
}
