import { html } from 'hono/html';
import { eventsSection } from './events-section.ts';
import { list, time } from './layout.ts';
import { paymentsSection } from './payments-section.ts';
import type { Captured, DeadJob, JobEvent, ModelState, PageSources, PaymentState } from './sources.ts';

const SERVICE_TONE = { running: 'good', 'starting again': 'bad', elsewhere: '', 'left out': '' };

export interface OverviewInput {
  sources: PageSources;
  captured: Captured | null;
  models: ModelState | null;
  jobs: { events: JobEvent[]; dead: DeadJob[] } | null;
  moods: readonly string[];
  payments: PaymentState | null;
}

export function overview({ sources, captured, models, jobs, moods, payments }: OverviewInput) {
  return html`<h1>Behind the scenes</h1>
    <p>What the local parts caught and did. The app itself is at <a href="${sources.appUrl}">${sources.appUrl}</a>.</p>
    <nav aria-label="Sections">
      <a href="#services">Parts</a><a href="#mail">Mail</a><a href="#push">Pushes</a><a href="#errors">Errors</a><a href="#events">Events</a
      ><a href="#jobs">Jobs</a><a href="#payments">Payments</a><a href="#models">Models</a>
    </nav>
    ${servicesSection(sources)} ${capturedSections(captured)} ${eventsSection(captured)} ${jobsSection(jobs)} ${paymentsSection(payments)} ${modelsSection(models, moods)}
    <div class="bar"><form method="post" action="/__local/clear"><button>Forget mail, pushes, errors and events</button></form></div>`;
}

function servicesSection(sources: PageSources) {
  return html`<h2 id="services">Parts</h2>
    ${list(
      sources.services(),
      [
        { title: 'Part', cell: (row) => row.title },
        { title: 'Which', short: true, cell: (row) => row.kind },
        {
          title: 'State',
          cell: (row) => html`<span class="${SERVICE_TONE[row.state]}">${row.state}</span>`,
        },
        { title: 'Restarts', short: true, cell: (row) => row.restarts },
        { title: 'Where', cell: (row) => row.where },
      ],
      'Nothing runs.',
    )}`;
}

function capturedSections(captured: Captured | null) {
  return html`<h2 id="mail">Mail</h2>
    ${list(
      captured?.mail ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (mail) => time(mail.at) },
        { title: 'Subject', cell: (mail) => html`<a href="/__local/mail/${mail.id}">${mail.subject}</a>` },
        { title: 'To', cell: (mail) => mail.to.join(', ') },
      ],
      'No mail was sent yet.',
    )}
    <h2 id="push">Pushes</h2>
    ${list(
      captured?.push ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (push) => time(push.at) },
        { title: 'Answered', short: true, cell: (push) => push.status },
        { title: 'Subscription', cell: (push) => push.subscription },
        { title: 'Text', cell: (push) => push.text },
      ],
      'No push was sent yet.',
    )}
    <h2 id="errors">Errors</h2>
    ${list(
      captured?.errors ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (error) => time(error.at) },
        { title: 'Kind', short: true, cell: (error) => error.kind },
        { title: 'What', cell: (error) => error.title },
        {
          title: 'Tags',
          cell: (error) =>
            Object.entries(error.tags)
              .map((tag) => tag.join(': '))
              .join(', '),
        },
      ],
      'No error was reported yet.',
    )}`;
}

function jobsSection(jobs: OverviewInput['jobs']) {
  return html`<h2 id="jobs">Jobs</h2>
    ${list(
      jobs?.events ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (event) => time(event.time) },
        { title: 'Job', cell: (event) => jobName(event.url) },
        {
          title: 'State',
          short: true,
          cell: (event) => html`<span class="${tone(event.state)}">${event.state.toLowerCase()}</span>`,
        },
        { title: 'Error', cell: (event) => event.error },
      ],
      'No job was enqueued since the start.',
    )}
    <h2>Dead letters</h2>
    ${list(
      jobs?.dead ?? null,
      [
        { title: 'Job', cell: (dead) => jobName(dead.url) },
        { title: 'Status', short: true, cell: (dead) => dead.responseStatus || 'no answer' },
        {
          title: '',
          short: true,
          cell: (dead) =>
            html`<form method="post" action="/__local/dead/${encodeURIComponent(dead.dlqId)}/retry"><button>Try again</button></form>`,
        },
      ],
      'No job has failed for good.',
    )}`;
}

function modelsSection(models: ModelState | null, moods: readonly string[]) {
  const vendors = [
    { key: 'anthropic', title: 'Claude', mood: models?.anthropic.mood },
    { key: 'workersAi', title: 'Workers AI', mood: models?.workersAi.mood },
  ];
  return html`<h2 id="models">Models</h2>
    <p>“Honest” repeats what the detector found, and adds nothing.</p>
    <div class="bar">${
      models === null
        ? ''
        : vendors.map(
            ({ key, title, mood }) => html`<form method="post" action="/__local/models">
              <input type="hidden" name="vendor" value="${key}" />
              <label>${title} <select name="mood">${moods.map((one) => html`<option ${one === mood ? 'selected' : ''}>${one}</option>`)}</select></label>
              <button>Set</button>
            </form>`,
          )
    }</div>
    ${list(
      models?.calls ?? null,
      [
        { title: 'At (UTC)', short: true, cell: (call) => time(call.at) },
        { title: 'Vendor', short: true, cell: (call) => call.vendor },
        { title: 'Mood', short: true, cell: (call) => call.mood },
        { title: 'Answered', short: true, cell: (call) => call.status },
        { title: 'Bytes', short: true, cell: (call) => call.bytes },
      ],
      'No model was asked yet.',
    )}`;
}

function jobName(url: string): string {
  return url.split('/jobs/')[1] ?? url;
}

function tone(state: string): string {
  if (state === 'DELIVERED') return 'good';
  return state === 'ERROR' || state === 'FAILED' ? 'bad' : '';
}
