/** Names that never lead to a push service of the open network (RFC 6761, RFC 8375, and what vendors use within). */
const PRIVATE_NAME =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|example|onion|arpa)$/;

/**
 * Whether a push endpoint may be called: https on its own port, a public name with a dot, no address. Everything else could
 * make our server ask something inside of a network. `localOrigin` is the one origin that is let through besides.
 */
export function isPublicEndpoint(endpoint: string, localOrigin: string | null): boolean {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    return false;
  }
  if (localOrigin !== null && url.origin === localOrigin) return true;
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const isNamed = /^[a-z0-9.-]+$/.test(host) && host.includes('.') && /\.[a-z][a-z0-9-]*$/.test(host);
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isNamed &&
    !PRIVATE_NAME.test(host)
  );
}
