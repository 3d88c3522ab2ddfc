/** Who was signed in here last, so that the app opens without a network. It opens nothing on the server. */
export interface SessionHint {
  userId: string;
  email: string | null;
}

const KEY = 'dayloom.last-session';

export function readSessionHint(): SessionHint | null {
  try {
    const hint: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof hint !== 'object' || hint === null || !('userId' in hint)) return null;
    const email = 'email' in hint && typeof hint.email === 'string' ? hint.email : null;
    return typeof hint.userId === 'string' ? { userId: hint.userId, email } : null;
  } catch {
    return null;
  }
}

export function writeSessionHint(hint: SessionHint | null): void {
  try {
    if (hint === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(hint));
  } catch {
    // Without storage the app simply needs the network to open.
  }
}
