import { expect, test } from 'vitest';
import { isPublicEndpoint } from './public-endpoint.ts';

test.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/abc',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
])('may be asked: %s', (endpoint) => {
  expect(isPublicEndpoint(endpoint, null)).toBe(true);
});

test.each([
  'https://10.0.0.1/x',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/x',
  'https://localhost/x',
  'https://metadata.google.internal/x',
  'https://mozilla.com.attacker.example/x',
  'https://evilmozilla.com/x',
  'https://fcm.googleapis.com@10.0.0.1/x',
  'https://fcm.googleapis.com:8443/x',
  'http://fcm.googleapis.com/x',
  'file:///etc/passwd',
  'nothing',
])('may not be asked: %s', (endpoint) => {
  expect(isPublicEndpoint(endpoint, null)).toBe(false);
  expect(isPublicEndpoint(endpoint, 'http://127.0.0.1:8794')).toBe(false);
});
