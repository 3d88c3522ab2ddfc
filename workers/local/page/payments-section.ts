import { html } from 'hono/html';
import { list, time } from './layout.ts';
import type { PaymentState } from './sources.ts';

const DELIVERIES = ['once', 'twice', 'held'] as const;

/** Webhooks of the payment provider's stand-in, and how they are sent. */
export function paymentsSection(payments: PaymentState | null) {
  return html`<h2 id="payments">Payments</h2>
    <p>Held webhooks wait until they are released, in their order or against it.</p>
    <div class="bar">${payments === null ? '' : [deliveryForm(payments), releaseForm()]}</div>
    ${list(
      payments?.events ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (event) => time(event.at) },
        { title: 'Webhook', cell: (event) => event.type },
        {
          title: 'Answered',
          short: true,
          cell: (event) => (event.isHeld ? 'held' : event.answers.join(', ')),
        },
        {
          title: '',
          short: true,
          cell: (event) =>
            html`<form method="post" action="/__local/payments"><button name="sendAgain" value="${event.id}">Send again</button></form>`,
        },
      ],
      'No webhook was sent yet.',
    )}`;
}

function deliveryForm({ delivery }: PaymentState) {
  return html`<form method="post" action="/__local/payments">
    <label>Send webhooks <select name="delivery">${DELIVERIES.map((one) => html`<option ${one === delivery ? 'selected' : ''}>${one}</option>`)}</select></label>
    <button>Set</button>
  </form>`;
}

function releaseForm() {
  return html`<form method="post" action="/__local/payments">
    <button name="release" value="in-order">Release in order</button>
    <button name="release" value="reversed">Release reversed</button>
  </form>`;
}
