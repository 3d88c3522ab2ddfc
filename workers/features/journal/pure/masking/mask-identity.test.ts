import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdentity } from './mask-identity.ts';

const masked = (text: string) => maskIdentity(text).masked;

describe('maskIdentity', () => {
  it.each([
    ['Mail me at anna.k+diary@mail.example.org today', 'Mail me at [email] today'],
    ['call +49 (0)30 901820 or 555-012-3456', 'call [phone] or [phone]'],
    ['card 4111 1111 1111 1111 was charged', 'card [card] was charged'],
    ['IBAN DE89 3704 0044 0532 0130 00.', 'IBAN [iban].'],
    ['my ssn is 078-05-1120', 'my ssn is [id]'],
    ['Passport number C01X00T47 is lost', 'Passport number [id] is lost'],
    ['see https://example.com/r?token=abc#x.', 'see [url].'],
    ['the router has 192.168.0.17 and fe80::1ff:fe23:4567:890a', 'the router has [ip] and [ip]'],
    ['I was born on 3 May 1990', 'I was born on [birthdate]'],
    ['my password is hunter2!', 'my password is [id]'],
    ['thanks @night_owl', 'thanks [handle]'],
  ])('masks what has a form: %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    ['Had a long talk with Magdalena about work.', /Magdalena/],
    ['Dr. Yilmaz says I should rest.', /Yilmaz/],
    ['We moved to 48 Old Mill Road last week.', /Old Mill|48/],
    ['Heute mit Jonas spazieren gegangen, die Sonne war schön und ich habe gelacht.', /Jonas/],
  ])('masks names and addresses: %s', (text, gone) => {
    expect(masked(text)).not.toMatch(gone);
  });

  it.each([
    'Slept badly, woke up at 4:30 and could not sleep again.',
    'Ran 10 km in 52 minutes, weight 72.5 kg, blood pressure 120/80.',
    'On Monday 2026-11-23 I did 3 x 12 push-ups, 12,000 steps, 1.250.000 thoughts.',
    'Heute war ein guter Tag. Die Arbeit war ruhig und das Wetter schön.',
    'Long meeting, no decision. Will I ever learn? Mark my words.',
    'The French film was good, the German one was not.',
  ])('leaves a day as it is: %s', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('takes a street that is called after somebody for a part of its address', () => {
    expect(masked('The shop at 7 Thomas Miller Avenue closed.')).toBe('The shop at [address].');
  });

  it('masks a name wherever it stands again', () => {
    expect(
      masked('My boss is Henrik Solberg-Aune. solved it! Later Henrik Solberg-Aune left.'),
    ).not.toContain('Solberg');
  });

  it('masks what was found once where nothing announces it too', () => {
    expect(masked('My patient number is a4821. They called out a4821 and I stood up.')).toBe(
      'My patient number is [id]. They called out [id] and I stood up.',
    );
  });

  it('takes a small word for a name only where it is listed, in a text that has capitals', () => {
    expect(masked('My boss loves corporate lingo. Lunch with Anna, then brunch.')).toBe(
      'My boss loves corporate lingo. Lunch with [name], then brunch.',
    );
    expect(masked('Met anna at the gym.')).toBe('Met [name] at the gym.');
  });

  it('keeps offsets right among emoji and text from right to left', () => {
    const text = '👩‍👩‍👧 שלום 👍🏽 mail a.b@example.org مرحبا call 555-012-3456 🎉';
    const { spans } = maskIdentity(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'a.b@example.org',
      '555-012-3456',
    ]);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Anna Ruiz',
    'anna',
    "Tom's",
    ' met ',
    '. ',
    '\n',
    'a@b.example.org',
    '+41 71 526 99 04',
    '4111111111111111',
    '12 Maple Street',
    '[name]',
    '[',
    'www.x.example/?t=1',
    '2001:db8::1',
    'Berlin',
    ' my pin is 9921 ',
    '@owl',
    'Lumen Ltd',
    '👩‍👧',
    'سلام',
  ),
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('whatever the text', () => {
  it('masks a masked text into itself', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = masked(given);
        expect(masked(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('gives spans in order, apart, inside the text, that rebuild the masked text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { masked: result, spans } = maskIdentity(given);
        let [at, rebuilt] = [0, ''];
        for (const { start, end, kind } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          rebuilt += `${given.slice(at, start)}[${kind}]`;
          at = end;
        }
        expect(at).toBeLessThanOrEqual(given.length);
        expect(rebuilt + given.slice(at)).toBe(result);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no masked words standing anywhere as words', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { masked: result, spans } = maskIdentity(given);
        const rest = result.replace(/\[[a-z]+\]/g, ' | ');
        for (const { start, end } of spans) {
          const gone = given.slice(start, end).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
          if (!/^\p{L}/u.test(given.slice(start, end))) continue;
          expect(rest).not.toMatch(new RegExp(`(?<![\\p{L}\\p{M}\\d'’])${gone}(?![\\p{L}\\p{M}\\d'’])`, 'u'));
        }
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  'a',
  '1',
  ' ',
  '@',
  '1 ',
  'a.',
  '[',
  '-',
  'a@',
  '1-',
  ':',
  'ab:',
  'http://',
  'A ',
  '+',
  '1.',
  '(',
  "a'",
  'is: ',
])('comes to an end on a long run of %j', (unit) => {
  const { spans } = maskIdentity(unit.repeat(Math.ceil(20_000 / unit.length)));
  expect(Array.isArray(spans)).toBe(true);
});
