// Part of the service worker: shows prompts, and answers them without opening the app.
const tell = (token) =>
  fetch('/api/v1/prompt-actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined);

function read(event) {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
}

self.addEventListener('push', (event) => {
  const { title = 'Dayloom', body = '', tag, url = '/today', buttons = {}, tokens = {} } = read(event);
  const actions = Object.entries(buttons).map(([action, name]) => ({ action, title: name }));
  const shown = self.registration.showNotification(title, {
    body,
    tag,
    actions,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { url, tokens },
  });
  event.waitUntil(Promise.all([shown, tokens.delivered && tell(tokens.delivered)]));
});

async function open(url) {
  const wanted = new URL(url, self.location.origin);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const known = windows[0];
  if (known === undefined || wanted.origin !== self.location.origin) return self.clients.openWindow('/today');
  await known.focus();
  return known.navigate(wanted.href);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url, tokens = {} } = event.notification.data ?? {};
  const token = event.action === '' ? tokens.opened : tokens[event.action];
  const work = [token && tell(token)];
  if (event.action === '') work.push(open(url ?? '/today'));
  event.waitUntil(Promise.all(work));
});
