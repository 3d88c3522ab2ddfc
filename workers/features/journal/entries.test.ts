import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type memoryFiles, type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import {
  createdEntry,
  type JournalEntry,
  journalDay,
  journalEntry,
  MAX_TEXT,
  searchResult,
} from './schemas.ts';

const ENTRIES = '/api/v1/journal-entries';
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 1);

let app: TestApp;
let person: TestPerson;

beforeAll(async () => {
  app = await testApp();
  person = await app.person();
});
afterAll(() => app.close());

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

async function write(body: object, by = person): Promise<string> {
  const response = await by.send('POST', ENTRIES, body);
  expect(response.status).toBe(201);
  return createdEntry.parse(await dataOf(response)).id;
}

async function read(id: string, by = person): Promise<JournalEntry> {
  return journalEntry.parse(await dataOf(await by.get(`${ENTRIES}/${id}`)));
}

async function list(query: string, by = person): Promise<JournalEntry[]> {
  return journalEntry.array().parse(await dataOf(await by.get(`${ENTRIES}?${query}`)));
}

async function look(filters: object, by = person): Promise<JournalEntry[]> {
  const response = await by.send('POST', '/api/v1/journal-search', filters);
  return searchResult.parse(await dataOf(response)).found.map(({ entry }) => entry);
}

describe('writing', () => {
  test('keeps several entries a day with mood, tags and activities, and asks for their reading', async () => {
    const first = await write({
      mood: 2,
      text: 'Could not sleep again.',
      tags: ['Night', 'night '],
      valence: -0.5,
    });
    const second = await write({ mood: 4, activities: ['Running'] });
    expect(await read(first)).toMatchObject({
      mood: 2,
      valence: -0.5,
      text: 'Could not sleep again.',
      tags: ['Night'],
      enrichment: { state: 'queued', reading: null },
      isReadable: true,
      canUndo: false,
    });
    expect(await read(second)).toMatchObject({ enrichment: { state: 'none' }, activities: ['Running'] });
    expect(app.enqueued.map((job) => job.key)).toContain(`${first}:1`);
    expect(app.enqueued.map((job) => job.key)).not.toContain(`${second}:1`);
  });

  test.each([
    ['emoji', '🙂 finally 👨‍👩‍👧‍👦'],
    ['right to left', 'كان يوماً هادئاً. שבת שלום'],
    ['markup', '<script>alert(1)</script> & <b>bold</b>'],
    ['a nul and half a pair', `a\u0000b \ud83d!`],
  ])('gives %s back as it was written', async (_, text) => {
    expect((await read(await write({ text }))).text).toBe(text.replace('\ud83d!', '\ufffd!'));
  });

  test('markup stays text in every answer: JSON that no browser takes for a page', async () => {
    const text = '<img src=x onerror=alert(1)> &amp; </script><script>alert(1)</script>';
    const id = await write({ text, tags: ['<b>night</b>'] });
    const response = await person.get(`${ENTRIES}/${id}`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await read(id)).toMatchObject({ text, tags: ['<b>night</b>'] });
    expect((await look({ words: 'onerror' })).map((entry) => entry.text)).toEqual([text]);
  });

  test('refuses an empty entry, unless a photo will follow', async () => {
    for (const body of [{}, { text: ' \n ' }, { tags: [] }]) {
      const response = await person.send('POST', ENTRIES, body);
      expect([response.status, await codeOf(response)]).toEqual([422, 'DAY-JRNL-1002']);
    }
    await write({ awaitsPhoto: true });
  });

  test('takes 50,000 characters and refuses a megabyte, naming the limit', async () => {
    const longest = 'so tired '.repeat(MAX_TEXT / 9).trim();
    expect((await read(await write({ text: longest }))).text).toBe(longest);
    const response = await person.send('POST', ENTRIES, { text: 'x'.repeat(1_000_000) });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain(`at most ${MAX_TEXT} characters`);
  });

  test('forgives a clock that is hours ahead and refuses one that is days ahead', async () => {
    const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await write({ mood: 3, occurredAt: ahead(3) });
    const response = await person.send('POST', ENTRIES, { mood: 3, occurredAt: ahead(49) });
    expect([response.status, await codeOf(response)]).toEqual([422, 'DAY-REQ-1002']);
  });

  test('a repeat with the same key gives the same entry, also when the first answer was lost', async () => {
    const other = await app.person();
    const key = { 'idempotency-key': 'entry-of-the-test' };
    const body = { mood: 5, text: 'Once' };
    const first = createdEntry.parse(await dataOf(await other.send('POST', ENTRIES, body, key)));
    await app.database.sql(`delete from idempotency_keys where key = 'entry-of-the-test'`);
    const second = createdEntry.parse(await dataOf(await other.send('POST', ENTRIES, body, key)));
    expect(second).toEqual(first);
    expect(await list('', other)).toHaveLength(1);
  });
});

test('another’s entry is not there: not to read, change, undo, delete, restore, or read again', async () => {
  const stranger = await app.person();
  const id = await write({ text: 'Mine alone', mood: 4 });
  await person.send('PATCH', `${ENTRIES}/${id}`, { text: 'Mine alone, still' });
  for (const response of [
    await stranger.get(`${ENTRIES}/${id}`),
    await stranger.get(`${ENTRIES}/${id}/masked`),
    await stranger.send('PATCH', `${ENTRIES}/${id}`, { text: 'Taken' }),
    await stranger.send('POST', `${ENTRIES}/${id}/undo`),
    await stranger.send('POST', `${ENTRIES}/${id}/reading`),
    await stranger.send('DELETE', `${ENTRIES}/${id}`),
    await stranger.send('POST', `${ENTRIES}/${id}/restore`),
  ])
    expect([response.status, await codeOf(response)]).toEqual([404, 'DAY-JRNL-1001']);
  expect(await read(id)).toMatchObject({ text: 'Mine alone, still', mood: 4 });
});

describe('editing', () => {
  test('keeps one step back, and an undo of an undo brings the edit back', async () => {
    const id = await write({ mood: 2, text: 'Rain', tags: ['wet'] });
    await person.send('PATCH', `${ENTRIES}/${id}`, { text: 'Sun', mood: 4, tags: ['dry'] });
    const undone = journalEntry.parse(await dataOf(await person.send('POST', `${ENTRIES}/${id}/undo`)));
    expect(undone).toMatchObject({ text: 'Rain', mood: 2, tags: ['wet'], canUndo: true });
    expect((await look({ words: 'rain' })).map((entry) => entry.id)).toEqual([id]);
    expect(await look({ words: 'sun' })).toEqual([]);
    await person.send('POST', `${ENTRIES}/${id}/undo`);
    expect(await read(id)).toMatchObject({ text: 'Sun', mood: 4, tags: ['dry'] });
    expect(app.enqueued.map((job) => job.key)).toContain(`${id}:4`);
  });

  test('has nothing to undo before an edit, and cannot be emptied', async () => {
    const id = await write({ text: 'Rain' });
    expect(await codeOf(await person.send('POST', `${ENTRIES}/${id}/undo`))).toBe('DAY-JRNL-1004');
    expect(await codeOf(await person.send('PATCH', `${ENTRIES}/${id}`, { text: '' }))).toBe('DAY-JRNL-1002');
  });

  test('a deleted entry leaves the list and comes back', async () => {
    const id = await write({ text: 'Ephemeral thought' });
    expect((await person.send('DELETE', `${ENTRIES}/${id}`)).status).toBe(204);
    expect((await person.get(`${ENTRIES}/${id}`)).status).toBe(404);
    expect(await look({ words: 'ephemeral' })).toEqual([]);
    expect((await person.send('POST', `${ENTRIES}/${id}/restore`)).status).toBe(200);
    expect(await look({ words: 'ephemeral' })).toHaveLength(1);
  });
});

describe('reading', () => {
  test('finds by words in their forms, tag, activity, mood and day, in pages', async () => {
    const other = await app.person();
    const on = (day: number) => ({ occurredAt: `2026-0${day}-10T12:00:00Z` });
    const ids = [
      await write({ text: 'I slept badly', mood: 1, tags: ['Night'], ...on(1) }, other),
      await write({ text: 'Ich bin wieder müde', mood: 2, activities: ['Reading'], ...on(2) }, other),
      await write({ text: 'Sleeping late, running far', mood: 5, tags: ['night'], ...on(3) }, other),
    ];
    const found = async (filters: object) =>
      (await look(filters, other)).map((entry) => ids.indexOf(entry.id));
    expect(await found({ words: 'sleep' })).toEqual([2, 0]);
    expect(await found({ words: 'sleep run' })).toEqual([2]);
    expect(await found({ words: 'müde' })).toEqual([1]);
    expect(await found({ words: 'the' })).toEqual([]);
    expect(await found({ words: "') | ('" })).toEqual([]);
    expect(await found({ tag: 'NIGHT' })).toEqual([2, 0]);
    expect(await found({ tag: 'night', mood: 5 })).toEqual([2]);
    expect(await found({ activity: 'reading' })).toEqual([1]);
    expect(await found({ from: '2026-02-01', to: '2026-02-28' })).toEqual([1]);
    expect(await found({ from: '2026-02-10', to: '2026-02-10' })).toEqual([1]);
    expect(await found({ from: '0000-01-01', to: '9999-12-31' })).toEqual([2, 1, 0]);
    expect(await found({ perPage: 2, page: 2 })).toEqual([0]);
    const refused = await other.get(`${ENTRIES}?words=sleep`);
    expect([refused.status, await codeOf(refused)]).toEqual([422, 'DAY-REQ-1002']);
    const labels = (await dataOf(await other.get('/api/v1/journal-labels'))) as object[];
    expect(labels[0]).toEqual({ kind: 'tag', name: 'Night', uses: 2 });
    const days = await other.get('/api/v1/journal-days?from=2026-01-01&to=2026-12-31');
    expect(journalDay.array().parse(await dataOf(days))).toMatchObject([
      { localDay: '2026-01-10', entries: 1, mood: 1 },
      { mood: 2 },
      { mood: 5 },
    ]);
  });

  test('one entry that cannot be opened is shown as such among the others, and is not written over', async () => {
    const other = await app.person();
    const [lost, kept] = [
      await write({ text: 'lost', mood: 1 }, other),
      await write({ text: 'kept' }, other),
    ];
    await app.database.sql(
      'update journal_entries set content = (select content from journal_entries where id = $2) where id = $1',
      [lost, kept],
    );
    const entries = await list('', other);
    expect(entries.map((entry) => [entry.isReadable, entry.text])).toEqual([
      [true, 'kept'],
      [false, ''],
    ]);
    const edit = await other.send('PATCH', `${ENTRIES}/${lost}`, { text: 'over' });
    expect([edit.status, await codeOf(edit)]).toEqual([409, 'DAY-JRNL-1003']);
  });

  test('a data key that cannot be unwrapped locks the journal and changes nothing', async () => {
    const other = await app.person();
    const id = await write({ text: 'still here' }, other);
    const present = app.deps.masterKeys;
    app.deps.masterKeys = masterKeys(`1:${btoa('another key, of 32 bytes as well')}`);
    try {
      for (const response of [
        await other.get(ENTRIES),
        await other.send('POST', ENTRIES, { text: 'new' }),
        await other.send('PATCH', `${ENTRIES}/${id}`, { text: 'over' }),
      ]) {
        expect([response.status, await codeOf(response)]).toEqual([503, 'DAY-SEAL-1001']);
      }
    } finally {
      app.deps.masterKeys = present;
    }
    expect((await list('', other)).map((entry) => entry.text)).toEqual(['still here']);
  });
});

test('exports every entry as CSV that no spreadsheet runs', async () => {
  const other = await app.person();
  await write({ text: '=1+1, "quoted"\nand more', tags: ['a', 'b'], mood: 3 }, other);
  await write({ text: 'second' }, other);
  const response = await other.get('/api/v1/journal-export');
  expect(response.headers.get('content-type')).toContain('text/csv');
  const lines = (await response.text()).split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/,3,,,"'=1\+1, ""quoted""\nand more",a; b,,yes$/);
});

describe('photos', () => {
  const photo = () => {
    const form = new FormData();
    form.set('photo', new File([JPEG], 'me-at-home.jpg'));
    return form;
  };

  test('are stored under a key that says nothing, shown to their member alone, deleted and restored', async () => {
    const id = await write({ awaitsPhoto: true });
    expect((await person.send('POST', `${ENTRIES}/${id}/photos`, photo())).status).toBe(201);
    const [shown] = (await read(id)).photos;
    const files = app.deps.files as ReturnType<typeof memoryFiles>;
    expect([...files.stored.keys()].at(-1)).toMatch(/^members\/[\w-]{36}\/journal\/[\w-]{36}\.jpg$/);
    expect((await person.get(shown?.url ?? '')).headers.get('content-type')).toBe('image/jpeg');
    const stranger = await app.person();
    expect((await stranger.get(shown?.url ?? '')).status).toBe(404);
    expect((await person.send('DELETE', shown?.url ?? '')).status).toBe(204);
    expect((await read(id)).photos).toEqual([]);
    expect((await person.send('POST', `${shown?.url}/restore`)).status).toBe(204);
    expect((await read(id)).photos).toHaveLength(1);
  });

  test('are ten at most', async () => {
    const id = await write({ mood: 3 });
    await app.database.sql(
      `insert into journal_photos (id, entry_id, file_key, sha256, width, height, size_bytes, member_id)
       select gen_random_uuid(), id, 'k' || n, 's', 1, 1, 1, member_id from journal_entries, generate_series(1, 10) n where id = $1`,
      [id],
    );
    const response = await person.send('POST', `${ENTRIES}/${id}/photos`, photo());
    expect([response.status, await codeOf(response)]).toEqual([409, 'DAY-JRNL-1007']);
  });
});
