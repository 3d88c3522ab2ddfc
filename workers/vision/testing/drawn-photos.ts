import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A drawn photo: a gradient with a disc, so that decoding, turning and resizing leave traces that can be measured. */
export function drawing(width: number, height: number): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g"><stop offset="0" stop-color="#d33"/><stop offset="1" stop-color="#37c"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="${width * 0.75}" cy="${height * 0.25}" r="${Math.min(width, height) * 0.15}" fill="#fe3"/>
  </svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

/** A still JPEG that carries EXIF with a place and a name, XMP, IPTC, an ICC profile and a comment. */
export async function talkativeJpeg(secret: string, picture = drawing(640, 480)): Promise<Buffer> {
  const jpeg = await picture
    .jpeg()
    .withIccProfile('p3')
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${secret}</rdf:Description></rdf:RDF></x:xmpmeta>`,
    )
    .withExif({
      IFD0: { Artist: secret, Software: secret },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 40/1',
      },
    })
    .toBuffer();
  const segments = [
    segment(
      0xed,
      Buffer.concat([
        Buffer.from('Photoshop 3.0\0'),
        Buffer.from('8BIM\x04\x04\0\0\0\0\0\0'),
        Buffer.from(secret),
      ]),
    ),
    segment(0xfe, Buffer.from(secret)),
  ];
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

/** Every marker segment in front of the first scan, with its payload. */
export function jpegSegments(jpeg: Uint8Array): { marker: number; payload: Buffer }[] {
  const bytes = Buffer.from(jpeg);
  const found: { marker: number; payload: Buffer }[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    found.push({
      marker: bytes.readUInt8(at + 1),
      payload: bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2)),
    });
  }
  return found;
}

/** A PNG of the size given, whose pixels are one short run of zeros: few bytes, whatever it promises. */
export function hollowPng(width: number, height: number, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(Buffer.alloc(64))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk with its length and check sum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** An animated WebP of two frames. */
export async function animatedWebp(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#d33', '#37c'].map((background) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
}
