import type { Files } from '#workers/kernel/ports.ts';
import { inParts } from './in-parts.ts';

/** R2 takes parts from 5 MiB on, all of one size but the last. */
const PART_BYTES = 6 * 1024 * 1024;

/** Files in an R2 bucket. R2 checks the SHA-256 itself: a body that was damaged on the way is refused. */
export function r2Files(bucket: R2Bucket): Files {
  return {
    async put(key, bytes, { contentType, sha256 }) {
      await bucket.put(key, bytes, { httpMetadata: { contentType }, sha256 });
    },
    async get(key) {
      const object = await bucket.get(key);
      if (object === null) return null;
      return {
        body: object.body,
        contentType: object.httpMetadata?.contentType ?? 'application/octet-stream',
        sizeBytes: object.size,
        etag: object.httpEtag,
      };
    },
    async bytes(key) {
      const object = await bucket.get(key);
      return object === null ? null : new Uint8Array(await object.arrayBuffer());
    },
    async delete(keys) {
      if (keys.length > 0) await bucket.delete([...keys]);
    },
    async upload(key, stream, { contentType }) {
      const upload = await bucket.createMultipartUpload(key, { httpMetadata: { contentType } });
      const parts: R2UploadedPart[] = [];
      let sizeBytes = 0;
      try {
        for await (const part of inParts(stream, PART_BYTES)) {
          parts.push(await upload.uploadPart(parts.length + 1, part));
          sizeBytes += part.byteLength;
        }
        await upload.complete(parts);
        return sizeBytes;
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
    },
  };
}
