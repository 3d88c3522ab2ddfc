import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '#workers/features/journal/schemas.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { Routed } from '../../testing/routed.tsx';
import { AskDays } from './ask-days.tsx';
import { splitEvents } from './ask-stream.ts';
import { EntryBody } from './entry-body.tsx';
import { EntryCard } from './entry-card.tsx';
import { keepDraft, NO_FIELDS, readDraft } from './entry-draft.ts';
import { EntryFieldsForm } from './entry-fields-form.tsx';
import { hasFilters, partFilters, readOpenFilters, readWrittenFilters, toSearch } from './journal-filters.ts';
import { moodCounts, pixelMonths } from './pixel-grid.ts';
import { ReadingView } from './reading-view.tsx';
import { SearchResults } from './search-results.tsx';
import { afterEvent, IDLE } from './use-asking.ts';

afterEach(cleanup);

const ENTRY: JournalEntry = {
  id: '01930000-0000-7000-8000-00000000000a',
  occurredAt: '2026-11-20T12:00:00.000Z',
  localDay: '2026-11-20',
  mood: 2,
  valence: null,
  energy: null,
  text: 'Could not sleep again.',
  isExcerpt: false,
  tags: [],
  activities: [],
  photos: [],
  enrichment: { state: 'queued', reading: null },
  isReadable: true,
  canUndo: false,
  createdAt: '2026-11-20T12:00:00.000Z',
  updatedAt: '2026-11-20T12:00:00.000Z',
};

const READING = {
  sentiment: 'negative',
  valence: -0.4,
  emotions: [{ label: 'sadness', probability: 0.62 }],
  themes: ['sleep'],
  by: 'own-1',
  left: false,
  instead: null,
} as const;

const NO_PAGE = { page: 1, perPage: 20, total: 0, totalPages: 0, totalIsExact: true };

describe('the form of an entry', () => {
  it('takes a mood by its key, unless a word is being typed, and saves by Ctrl and Enter', async () => {
    const person = userEvent.setup();
    const { api } = fakeApi(() => []);
    const changes: unknown[] = [];
    let saved = 0;
    const form = (
      <EntryFieldsForm
        fields={NO_FIELDS}
        now="2026-11-20T12:00"
        onChange={(change) => changes.push(change)}
        onSave={() => {
          saved += 1;
        }}
      >
        <button type="submit">save</button>
      </EntryFieldsForm>
    );
    renderApp(form, api);
    screen.getByRole('button', { name: 'save' }).focus();
    await person.keyboard('4');
    expect(changes).toEqual([{ mood: 4 }]);
    await person.type(screen.getByLabelText('What happened?'), '5{Control>}{Enter}{/Control}');
    expect(changes).toEqual([{ mood: 4 }, { text: '5' }]);
    expect(saved).toBe(1);
  });

  it('keeps a draft for its own person alone, and none that says nothing', () => {
    keepDraft('ana', { ...NO_FIELDS, text: 'half a thought' });
    expect(readDraft('ana')?.text).toBe('half a thought');
    expect(readDraft('ben')).toBeNull();
    keepDraft('ana', NO_FIELDS);
    expect(readDraft('ana')).toBeNull();
  });
});

describe('the reading', () => {
  it('says who read the words, how sure, and that nothing left', () => {
    const { api } = fakeApi(() => []);
    const entry: JournalEntry = {
      ...ENTRY,
      enrichment: {
        state: 'ready',
        reading: { ...READING, emotions: [...READING.emotions], themes: [...READING.themes] },
      },
    };
    renderApp(<ReadingView entry={entry} onAgain={() => undefined} />, api);
    expect(screen.getByText('sadness')).toBeDefined();
    expect(screen.getByText('62%')).toBeDefined();
    expect(screen.getByText(/own small model \(own-1\)\. Nothing left/)).toBeDefined();
    expect(screen.getByText(/often wrong/)).toBeDefined();
  });

  it('says that it is under way', () => {
    const { api } = fakeApi(() => []);
    renderApp(<ReadingView entry={ENTRY} onAgain={() => undefined} />, api);
    expect(screen.getByRole('status').textContent).toBe('It is being read.');
  });
});

describe('markup in an entry', () => {
  const text = '<img src=x onerror="alert(1)"> <b>bold</b> &amp; <script>alert(1)</script>';
  const entry: JournalEntry = { ...ENTRY, text, tags: ['<i>night</i>'] };
  const nothing = () => undefined;

  it.each([
    ['by itself', <EntryBody key="body" entry={entry} onAddPhotos={nothing} onRemovePhoto={nothing} />],
    ['in a list', <Routed key="card" shown={<EntryCard entry={entry} when="yesterday" />} />],
  ])('is shown as it was written, %s', async (_, shown) => {
    const { container } = renderApp(shown, fakeApi(() => []).api);
    expect(await screen.findByText(text)).toBeDefined();
    expect(screen.getByText('<i>night</i>')).toBeDefined();
    expect(container.querySelectorAll('b, i, script, img[src="x"]')).toHaveLength(0);
  });
});

describe('filters', () => {
  it('are read as they were kept, without what is out of shape', () => {
    const open = readOpenFilters({ mood: '4', from: '2026-02-30', to: '2026-03-01', page: '2', q: 'sleep' });
    expect(open).toEqual({ mood: 4, to: '2026-03-01', page: 2 });
    const written = readWrittenFilters({ q: ' could not sleep ', tag: ' ', mood: 4 });
    expect(written).toEqual({ q: 'could not sleep' });
    expect(partFilters({ ...open, ...written })).toEqual({ open, written });
    expect(toSearch({ ...open, ...written })).toEqual({ query: 'could not sleep', ...open });
    expect([hasFilters(open), hasFilters({ page: 3 })]).toEqual([true, false]);
  });

  it('ask in a body: no word of a person stands in an address', async () => {
    const { api, calls } = fakeApi(() => ({ data: { found: [], meaning: 'on' }, meta: NO_PAGE }));
    renderApp(
      <SearchResults filters={{ q: 'zanzibar', tag: 'anna', mood: 2 }} onPage={() => undefined} />,
      api,
    );
    expect(await screen.findByText('Nothing found')).toBeDefined();
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /journal-search']);
    expect(calls[0]?.body).toEqual({ query: 'zanzibar', tag: 'anna', mood: 2 });
  });
});

describe('a year in pixels', () => {
  it('has every day of a leap year, and counts moods by their nearest step', () => {
    const days = [
      { localDay: '2024-02-29', entries: 2, mood: 3.6, valence: null, energy: null, textValence: null },
      { localDay: '2024-03-01', entries: 1, mood: null, valence: null, energy: null, textValence: null },
    ];
    const months = pixelMonths(2024, days);
    expect(months.flatMap((month) => month.days)).toHaveLength(366);
    expect(months[1]?.days.at(-1)).toEqual({ day: '2024-02-29', mood: 4, entries: 2 });
    expect([months[1]?.mean, months[2]?.mean]).toEqual([3.6, null]);
    expect(moodCounts(months)).toEqual({ 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 });
  });
});

describe('an answer', () => {
  it('is put together from events however they are cut, and ends refused or done', () => {
    const sentence = {
      type: 'sentence',
      text: 'Could not sleep.',
      day: '2026-03-04',
      restsOn: ['a'],
    } as const;
    const text = `event: sentence\ndata: ${JSON.stringify(sentence)}\n\nevent: done\nda`;
    const first = splitEvents(text);
    expect(first.events).toEqual([sentence]);
    const second = splitEvents(`${first.rest}ta: {"type":"done","by":"quotes","left":false}\n\n`);
    const told = [...first.events, ...second.events].reduce(afterEvent, { ...IDLE, step: 'asking' as const });
    expect(told).toMatchObject({ step: 'done', by: 'quotes', sentences: [sentence] });
    expect(afterEvent(IDLE, { type: 'refused', because: 'nothing_close' }).step).toBe('refused');
  });
});

describe('what an answer rests on', () => {
  it('are the entries that it names; the others were only looked at', async () => {
    const entryOf = (id: string) => ({ id, localDay: '2026-11-20', mood: 2, excerpt: `words of ${id}` });
    const events = [
      { type: 'entries', entries: [entryOf('a'), entryOf('b')] },
      { type: 'sentence', text: 'Could not sleep again.', restsOn: ['b'], day: '2026-11-20' },
      { type: 'done', by: 'quotes', left: false },
    ];
    const stream = new Response(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
    const answers = vi.spyOn(globalThis, 'fetch').mockResolvedValue(stream);
    renderApp(<Routed shown={<AskDays offer={null} />} />, fakeApi(() => []).api);
    await userEvent.type(await screen.findByLabelText('Your question'), 'How do I sleep?{Enter}');
    const used = (await screen.findByText('It rests on')).closest('section');
    expect(used?.textContent).toContain('2Entry of Friday 20 November');
    expect(used?.textContent).not.toContain('words of a');
    expect(screen.getByText('One more entry was looked at, and not used')).toBeDefined();
    answers.mockRestore();
  });
});
