// Part of the service worker: shows prompts, and answers them without opening the app.

/** Whether the server heard it, whatever it said to it. */
const tell = (token) =>
  fetch('/api/v1/prompt-actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).then(
    ({ status }) => status < 500 && status !== 429,
    () => false,
  );

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

/** An answer that nobody heard brings its question back. */
async function answer({ title, body, tag, actions, icon, badge, data }, token) {
  if (await tell(token)) return;
  await self.registration.showNotification(title, { body, tag, actions, icon, badge, data });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url, tokens = {} } = event.notification.data ?? {};
  const token = event.action === '' ? tokens.opened : tokens[event.action];
  if (event.action === '') event.waitUntil(Promise.all([token && tell(token), open(url ?? '/today')]));
  else if (token) event.waitUntil(answer(event.notification, token));
});
