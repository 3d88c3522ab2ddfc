/** JSON whose Content-Type is exactly `application/json`: some SDKs do not parse it with a charset behind. */
export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Reads a JSON body; undefined when it is none. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}

/**
 * Whether a control request may be obeyed: it must say that it is JSON, which no form on a web page can do, and which
 * makes a script on one ask first and be refused.
 */
export function isControlRequest(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').startsWith('application/json');
}
