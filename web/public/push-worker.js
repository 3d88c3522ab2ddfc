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

const MORE = 'more';

/** Chromium shows two buttons: those that it would cut off come in place of the others, after one more tap. */
function actionsOf({ buttons = {}, more = '…' }, isMore) {
  const all = Object.entries(buttons).map(([action, title]) => ({ action, title }));
  const most = self.Notification?.maxActions ?? 2;
  if (all.length <= most) return all;
  const first = all.slice(0, most - 1);
  return isMore ? all.slice(most - 1, 2 * most - 1) : [...first, { action: MORE, title: more }];
}

const show = (content, isMore = false) =>
  self.registration.showNotification(content.title ?? 'Dayloom', {
    body: content.body ?? '',
    tag: content.tag,
    actions: actionsOf(content, isMore),
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    silent: isMore,
    data: content,
  });

self.addEventListener('push', (event) => {
  const content = read(event);
  const { delivered } = content.tokens ?? {};
  event.waitUntil(Promise.all([show(content), delivered && tell(delivered)]));
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
async function answer(content, token) {
  if (!(await tell(token))) await show(content);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const content = event.notification.data ?? {};
  const { url = '/today', tokens = {} } = content;
  const { opened, [event.action]: token } = tokens;
  if (event.action === '') event.waitUntil(Promise.all([opened && tell(opened), open(url)]));
  else if (event.action === MORE) event.waitUntil(show(content, true));
  else if (token) event.waitUntil(answer(content, token));
});
