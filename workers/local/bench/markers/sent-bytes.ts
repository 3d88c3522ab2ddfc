import { gunzipSync } from 'node:zlib';

const LENGTH = /^content-length: (\d+)\r$/im;
const ZIPPED = /^content-encoding: gzip\r$/im;
const FIRST_LINE = /(?:POST|GET|PUT|DELETE) (\/\S*) HTTP\/1\.1\r\n/g;

/** The requests to a path of a stand-in, out of all that went over its wire: heads and bodies, compressed ones opened. */
export function requestsTo(sent: Buffer, path: string): Buffer {
  const text = sent.toString('latin1');
  const wanted = [...text.matchAll(FIRST_LINE)].filter(([, at]) => at?.startsWith(path));
  return Buffer.concat(
    wanted.flatMap(({ index }) => {
      const bodyAt = text.indexOf('\r\n\r\n', index) + 4;
      const head = text.slice(index, bodyAt);
      const length = Number(LENGTH.exec(head)?.[1] ?? 0);
      const body = sent.subarray(bodyAt, bodyAt + length);
      return [sent.subarray(index, bodyAt), ZIPPED.test(head) ? gunzipSync(body) : body];
    }),
  );
}
