import { html } from 'hono/html';
import { list, time } from './layout.ts';
import type { Captured } from './sources.ts';

/** What was told of the use of the product, whole, and the switches. */
export function eventsSection(captured: Captured | null) {
  const switches = Object.entries(captured?.flags ?? {});
  return html`<h2 id="events">Product events</h2>
    <p>All that was sent of each. The app asks for switches once a minute.</p>
    <div class="bar">${switches.map(
      ([flag, isOn]) => html`<form method="post" action="/__local/flags">
        <input type="hidden" name="flag" value="${flag}" />${flag}: ${isOn ? 'on' : 'off'}
        <button name="isOn" value="${isOn ? 'off' : 'on'}">Switch ${isOn ? 'off' : 'on'}</button>
      </form>`,
    )}</div>
    ${list(
      captured?.events ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (event) => time(event.at) },
        { title: 'Event', short: true, cell: (event) => event.event },
        { title: 'Under', cell: (event) => `${event.distinctId.slice(0, 12)}…` },
        { title: 'With', cell: (event) => JSON.stringify(event.properties) },
      ],
      'Nothing was told yet. It needs the consent “analytics”.',
    )}`;
}
