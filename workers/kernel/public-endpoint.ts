/**
 * Who runs the push services of browsers: Google (Chrome, Edge on Android, Samsung, Opera), Mozilla, Apple and Microsoft. A name
 * under theirs leads where they say; any other could be made to lead inside of a network, also after it was looked at.
 */
const PUSH_SERVICES = ['googleapis.com', 'google.com', 'mozilla.com', 'apple.com', 'windows.com'];

/**
 * Whether a push endpoint may be called: https on its own port, at a push service that browsers use. Everything else could
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
  const isBare = url.port === '' && url.username === '' && url.password === '';
  const host = url.hostname.toLowerCase();
  return url.protocol === 'https:' && isBare && PUSH_SERVICES.some((service) => host.endsWith(`.${service}`));
}
