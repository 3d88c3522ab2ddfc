import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanPhoto } from './clean-photo.ts';
import {
  animatedWebp,
  drawing,
  hollowPng,
  jpegSegments,
  pngChunk,
  talkativeJpeg,
} from './testing/drawn-photos.ts';

async function cleaned(bytes: Uint8Array) {
  const outcome = await cleanPhoto(bytes);
  if (!outcome.ok) throw new Error(`refused: ${outcome.fault}`);
  return outcome;
}

/** Mean colour of a region given in fractions. */
async function colourAt(jpeg: Uint8Array, x: number, y: number): Promise<[number, number, number]> {
  const { width, height } = await sharp(jpeg).metadata();
  const region = { left: Math.floor(width * x) - 4, top: Math.floor(height * y) - 4, width: 8, height: 8 };
  const { channels } = await sharp(await sharp(jpeg).extract(region).png().toBuffer()).stats();
  return [channels[0]?.mean ?? -1, channels[1]?.mean ?? -1, channels[2]?.mean ?? -1];
}

describe('what a clean photo is', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('takes %s and gives a JPEG of the same size', async (format) => {
    const out = await cleaned(await drawing(640, 480).toFormat(format).toBuffer());
    expect(await sharp(out.jpeg).metadata()).toMatchObject({
      format: 'jpeg',
      width: 640,
      height: 480,
      space: 'srgb',
    });
    expect([out.width, out.height]).toEqual([640, 480]);
  });

  it('is at most 1,600 px on its long side, whichever that is, and is never enlarged', async () => {
    expect(await cleaned(await drawing(3000, 1500).jpeg().toBuffer())).toMatchObject({
      width: 1600,
      height: 800,
    });
    expect(await cleaned(await drawing(1200, 2400).jpeg().toBuffer())).toMatchObject({
      width: 800,
      height: 1600,
    });
    expect(await cleaned(await drawing(20, 10).jpeg().toBuffer())).toMatchObject({ width: 20, height: 10 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright when the EXIF orientation is %i', async (orientation) => {
    const upright = await drawing(320, 240).png().toBuffer();
    const stored = await storedFor(upright, orientation);
    const out = await cleaned(
      await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer(),
    );
    expect([out.width, out.height]).toEqual([320, 240]);
    const [red, green, blue] = await colourAt(out.jpeg, 0.75, 0.25);
    expect([red > 230, green > 210, blue < 90]).toEqual([true, true, true]);
  });

  it('is sRGB when the photo was Display P3', async () => {
    const srgb = await sharp({
      create: { width: 64, height: 64, channels: 3, background: { r: 200, g: 60, b: 60 } },
    })
      .png()
      .toBuffer();
    const out = await cleaned(await sharp(srgb).withIccProfile('p3').png().toBuffer());
    const [red, green, blue] = await colourAt(out.jpeg, 0.5, 0.5);
    for (const [seen, meant] of [
      [red, 200],
      [green, 60],
      [blue, 60],
    ] as const) {
      expect(Math.abs(seen - meant)).toBeLessThan(5);
    }
  });

  it('takes grey, CMYK and 16-bit photos', async () => {
    const grey = await drawing(60, 40).toColourspace('b-w').jpeg().toBuffer();
    const cmyk = await drawing(60, 40).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await drawing(60, 40).toColourspace('rgb16').png().toBuffer();
    for (const bytes of [grey, cmyk, deep]) {
      const { jpeg } = await cleaned(bytes);
      expect(await sharp(jpeg).metadata()).toMatchObject({ channels: 3, space: 'srgb', depth: 'uchar' });
    }
  });

  it('shows white where the photo was transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const png = await sharp({ create: { width: 64, height: 64, channels: 4, background: clear } })
      .png()
      .toBuffer();
    expect((await colourAt((await cleaned(png)).jpeg, 0.5, 0.5)).every((value) => value > 250)).toBe(true);
  });
});

describe('what is left of the metadata', () => {
  const SECRET = 'Place-du-Souvenir-17';
  /** Tag 0x8825 of EXIF, as a little-endian file spells it: where the GPS fields are. */
  const GPS_POINTER = Buffer.from([0x25, 0x88]);

  it('keeps no EXIF, place, XMP, IPTC, profile or comment', async () => {
    const input = await talkativeJpeg(SECRET);
    const before = await sharp(input).metadata();
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true);
    expect(jpegSegments(input).map(({ marker }) => marker)).toEqual(
      expect.arrayContaining([0xe1, 0xe2, 0xed, 0xfe]),
    );
    expect(before.exif?.includes(GPS_POINTER)).toBe(true);

    const { jpeg } = await cleaned(input);
    const after = await sharp(jpeg).metadata();
    expect([after.exif, after.xmp, after.iptc, after.icc, after.comments, after.orientation]).toEqual(
      Array(6).fill(undefined),
    );
    const application = jpegSegments(jpeg).filter(({ marker }) => marker >= 0xe0 || marker === 0xfe);
    expect(application.map(({ marker }) => marker)).toEqual([0xe0]);
    expect(application[0]?.payload.toString('hex')).toBe('4a46494600010100000100010000');
    for (const word of [SECRET, 'Exif', 'http', 'Photoshop', 'ICC_PROFILE', '8BIM']) {
      expect(Buffer.from(jpeg).includes(word), word).toBe(false);
    }
  });

  it('drops what follows the end of the photo', async () => {
    const jpeg = await drawing(64, 48).jpeg().toBuffer();
    const out = await cleaned(Buffer.concat([jpeg, Buffer.from(SECRET)]));
    expect(Buffer.from(out.jpeg).includes(SECRET)).toBe(false);
  });

  it('drops text chunks of a PNG and XMP of a WebP', async () => {
    const text = pngChunk('tEXt', Buffer.from(`Author\0${SECRET}`));
    const png = await drawing(64, 48).png().toBuffer();
    const webp = await drawing(64, 48).withXmp(`<x>${SECRET}</x>`).webp().toBuffer();
    for (const input of [Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]), webp]) {
      expect(input.includes(SECRET)).toBe(true);
      expect(Buffer.from((await cleaned(input)).jpeg).includes(SECRET)).toBe(false);
    }
  });
});

describe('what is refused', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'says that a %s ends early, wherever it was cut',
    async (format) => {
      const whole = await drawing(160, 120).toFormat(format).toBuffer();
      for (let percent = 5; percent < 100; percent += 5) {
        const outcome = await cleanPhoto(whole.subarray(0, Math.floor((whole.length * percent) / 100)));
        expect(outcome.ok ? `taken at ${percent} %` : outcome.fault).toBe('truncated');
      }
    },
  );

  it('says so of a JPEG that was cut although its thumbnail is whole', async () => {
    const thumbnail = await drawing(16, 12).jpeg().toBuffer();
    const whole = await drawing(160, 120).jpeg().toBuffer();
    const size = Buffer.from([0xff, 0xe1, 0, 0]);
    size.writeUInt16BE(thumbnail.length + 2, 2);
    const input = Buffer.concat([
      whole.subarray(0, 2),
      size,
      thumbnail,
      whole.subarray(2, whole.length - 200),
    ]);
    expect(await cleanPhoto(input)).toEqual({ ok: false, fault: 'truncated' });
  });

  it('refuses moving pictures', async () => {
    const webp = await animatedWebp();
    expect((await sharp(webp).metadata()).pages).toBe(2);
    const control = Buffer.alloc(8);
    control.writeUInt32BE(2);
    const apng = hollowPng(4, 4, [pngChunk('acTL', control)]);
    for (const bytes of [webp, apng])
      expect(await cleanPhoto(bytes)).toEqual({ ok: false, fault: 'animated' });
  });

  it('refuses too many pixels from the header, with one pixel line more than the bound too', async () => {
    const before = process.memoryUsage().rss;
    for (const [width, height] of [
      [30_000, 30_000],
      [8000, 5001],
      [2 ** 31 - 1, 2 ** 31 - 1],
    ] as const) {
      expect(await cleanPhoto(hollowPng(width, height))).toEqual({ ok: false, fault: 'too_many_pixels' });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('just text, called lunch.jpg')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['a RIFF that is no WebP', Buffer.from('RIFF\x20\0\0\0WAVEfmt ')],
    ['a size of zero', hollowPng(0, 9)],
  ])('calls %s no image', async (_what, bytes) => {
    expect(await cleanPhoto(bytes)).toEqual({ ok: false, fault: 'not_an_image' });
  });

  it('refuses a whole file whose pixels are missing', async () => {
    expect((await cleanPhoto(hollowPng(400, 300))).ok).toBe(false);
  });

  it('answers any damage with a photo or a fault, and never throws', async () => {
    const seeds = await Promise.all(
      (['jpeg', 'png', 'webp'] as const).map((format) => drawing(48, 32).toFormat(format).toBuffer()),
    );
    const damage = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), damage, async (seed, changes) => {
        const bytes = Buffer.from(seed);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        expect(typeof (await cleanPhoto(bytes)).ok).toBe('boolean');
      }),
      { numRuns: 150 },
    );
  });
});

/** Turns an upright picture into the pixels that a camera with that orientation would have stored (EXIF 2.32, 4.6.4). */
async function storedFor(upright: Buffer, orientation: number): Promise<Buffer> {
  const clockwise = [0, 0, 0, 180, 180, 90, 270, 270, 90][orientation] ?? 0;
  const turned = await sharp(upright).rotate(clockwise).png().toBuffer();
  return [2, 4, 5, 7].includes(orientation) ? sharp(turned).flop().png().toBuffer() : turned;
}
