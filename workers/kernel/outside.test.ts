import { expect, it } from 'vitest';
import { isPublicEndpoint } from './public-endpoint.ts';
import { openLink, signLink } from './signed-link.ts';

it.each([
  'http://push.example.com/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://10.0.0.8/x',
  'https://169.254.169.254/latest/meta-data',
  'https://2130706433/x',
  'https://0x7f.1/x',
  'https://localhost/x',
  'https://push.localhost/x',
  'https://redis.internal/x',
  'https://printer.local./x',
  'https://intranet/x',
  'https://updates.push.services.mozilla.com:8443/x',
  'https://user:word@fcm.googleapis.com/x',
  'ftp://fcm.googleapis.com/x',
  'https://[::ffff:10.0.0.1]/x',
  'https://[fd00::1]/x',
  'https://[fe80::1%25eth0]/x',
  'https://0177.0.0.1/x',
  'https://192.168.1.1./x',
  'https://１２７.0.0.1/x',
  'https://10.0.0.1.nip.io/x',
  'https://localtest.me/x',
  'https://rebind.attacker.example.net/x',
  'https://fcm.googleapis.com.attacker.net/x',
  'https://notgoogleapis.com/x',
  'https://googleapis.com@10.0.0.1/x',
  'https://fcm.googleapis.com./x',
  'not a url',
])('does not call %s', (endpoint) => {
  expect(isPublicEndpoint(endpoint, null)).toBe(false);
});

it('calls push services, and the one origin that is configured', () => {
  expect(isPublicEndpoint('https://fcm.googleapis.com/fcm/send/abc', null)).toBe(true);
  expect(isPublicEndpoint('https://updates.push.services.mozilla.com/wpush/v2/x', null)).toBe(true);
  expect(isPublicEndpoint('https://web.push.apple.com/QGr', null)).toBe(true);
  expect(isPublicEndpoint('https://wns2-par02p.notify.windows.com/w/?token=x', null)).toBe(true);
  expect(isPublicEndpoint('http://127.0.0.1:9407/push/a', 'http://127.0.0.1:9407')).toBe(true);
  expect(isPublicEndpoint('http://127.0.0.1:9408/push/a', 'http://127.0.0.1:9407')).toBe(false);
});

it('opens a link for its purpose, until it expires, and never a changed one', async () => {
  const secret = 'a secret of the tests that is long';
  const now = new Date('2026-06-01T00:00:00Z');
  const expiresAt = new Date('2026-06-02T00:00:00Z');
  const token = await signLink(secret, { purpose: 'a', fields: ['one', 'two'], expiresAt });
  const at = (text: string, purpose = 'a', when = now) => openLink(secret, text, { purpose, now: when });
  expect(await at(token)).toEqual({ kind: 'open', fields: ['one', 'two'] });
  expect(await at(token, 'b')).toEqual({ kind: 'forged' });
  expect(await at(token, 'a', expiresAt)).toEqual({ kind: 'expired' });
  expect(await at(token.replace('one', 'own'))).toEqual({ kind: 'forged' });
  expect(await at('')).toEqual({ kind: 'forged' });
  for (let i = 0; i < token.length; i += 1) {
    const other = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
    expect((await at(other)).kind).toBe('forged');
  }
});
