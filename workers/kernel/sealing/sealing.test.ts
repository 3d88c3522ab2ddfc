import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from './bytes.ts';
import { masterKeys, parseMasterKeys } from './master-keys.ts';
import { memberSealer } from './member-sealer.ts';

const random = () => crypto.getRandomValues(new Uint8Array(32));
const ANA = { keyId: '0199d3a0-0000-7000-8000-000000000001', memberId: 'ana' };
const one = `1:${toBase64Url(random())}`;
const two = `2:${toBase64Url(random())}`;

describe('the master keys', () => {
  it('wrap by the newest and unwrap by the one that is named', async () => {
    const raw = random();
    const old = await masterKeys(one).wrap(raw, ANA);
    const both = masterKeys(`${two}, ${one}`);
    expect([both.current, both.versions]).toEqual([2, [1, 2]]);
    expect(await both.unwrap(old, ANA)).toEqual(raw);
    const renewed = await both.wrap(raw, ANA);
    expect(renewed.masterVersion).toBe(2);
    expect(await masterKeys(two).unwrap(renewed, ANA)).toEqual(raw);
  });

  it('open nothing without the version, with another key of that version, for another row, or for another member', async () => {
    const wrapped = await masterKeys(one).wrap(random(), ANA);
    const other = masterKeys(`1:${toBase64Url(random())}`);
    expect(await masterKeys(two).unwrap(wrapped, ANA)).toBeNull();
    expect(await other.unwrap(wrapped, ANA)).toBeNull();
    expect(await masterKeys(one).unwrap(wrapped, { ...ANA, keyId: 'another' })).toBeNull();
    expect(await masterKeys(one).unwrap(wrapped, { ...ANA, memberId: 'ben' })).toBeNull();
    expect(await masterKeys(`${one},${two}`).unwrap({ ...wrapped, masterVersion: 2 }, ANA)).toBeNull();
  });

  it.each([
    ['', 'none'],
    ['1:short', 'too short'],
    [`${one},${one}`, 'twice'],
    [one.slice(2), 'no version'],
  ])('refuse %s (%s) without repeating it', (text) => {
    expect(parseMasterKeys(text)).toBeNull();
    expect(() => masterKeys(text)).toThrow(/^MASTER_KEYS must be <version>:<32 bytes in base64>, …$/);
  });
});

describe('a member’s sealer', () => {
  it('gives back every text, and never the same sealed text twice', async () => {
    const sealer = await memberSealer(random(), 'ana');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        const [first, second] = await Promise.all([sealer.seal(text, 'here'), sealer.seal(text, 'here')]);
        expect(first).not.toBe(second);
        expect(await sealer.open(first, 'here')).toBe(text.toWellFormed());
      }),
      { numRuns: 50 },
    );
  });

  it('opens nothing at another place, under another key, for another member, or after a change', async () => {
    const key = random();
    const sealer = await memberSealer(key, 'ana');
    const sealed = await sealer.seal('could not sleep again', 'entries/1');
    expect(await sealer.open(sealed, 'entries/2')).toBeNull();
    expect(await (await memberSealer(random(), 'ana')).open(sealed, 'entries/1')).toBeNull();
    expect(await (await memberSealer(key, 'ben')).open(sealed, 'entries/1')).toBeNull();
    const at = 20;
    const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(await sealer.open(altered, 'entries/1')).toBeNull();
    expect(await sealer.open('could not sleep again', 'entries/1')).toBeNull();
    expect(await sealer.open(sealed, 'entries/1')).toBe('could not sleep again');
  });

  it('hashes a word the same for itself alone', async () => {
    const key = random();
    const words = await (await memberSealer(key, 'ana')).blindIndex('words');
    const again = await (await memberSealer(key, 'ana')).blindIndex('words');
    const tags = await (await memberSealer(key, 'ana')).blindIndex('tags');
    const ben = await (await memberSealer(key, 'ben')).blindIndex('words');
    const hash = await words.hash('sleep');
    expect(hash).toMatch(/^[\w-]{10}$/);
    expect(await again.hash('sleep')).toBe(hash);
    for (const other of [tags.hash('sleep'), ben.hash('sleep'), words.hash('sleeps')])
      expect(await other).not.toBe(hash);
    expect(await words.hashAll(['sleep', 'tea'])).toEqual([hash, await words.hash('tea')]);
  });
});
