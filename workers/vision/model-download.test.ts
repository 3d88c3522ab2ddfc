import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInstalled, sha256Of } from './installed-models.ts';
import type { Downloadable } from './model-catalogue.ts';
import { fetchModel } from './model-download.ts';
import { modelEntry } from './testing/model-entries.ts';

const MODEL = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 251));

let dir: string;
let server: Server;
let entry: Downloadable;
let asked: (string | undefined)[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dayloom-models-'));
  asked = [];
  answer = sendWithRanges;
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  entry = modelEntry({
    origin: { kind: 'download', url: `http://127.0.0.1:${port}/tiny.onnx` },
    sha256: sha256Of(MODEL),
    bytes: MODEL.length,
  });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(dir, { recursive: true, force: true });
});

it('fetches a model into a folder that was not there, says how far it is, and leaves no part behind', async () => {
  const seen: number[] = [];
  const into = join(dir, 'new', 'models');
  const outcome = await fetchModel(entry, { dir: into, onProgress: (bytes) => seen.push(bytes) });
  expect(outcome).toEqual({ ok: true, how: 'fetched', path: join(into, 'tiny.onnx') });
  expect(seen.at(-1)).toBe(MODEL.length);
  expect(await readdir(into)).toEqual(['tiny.onnx']);
  expect((await findInstalled([entry], into)).installed[0]?.bytes).toEqual(MODEL);
});

it('asks nobody when the model is there already', async () => {
  await writeFile(join(dir, 'tiny.onnx'), MODEL);
  expect(await fetchModel(entry, { dir })).toMatchObject({ ok: true, how: 'present' });
  expect(asked).toEqual([]);
});

it('takes a file that the entry accepts beside its own, in a folder that cannot be written', async () => {
  const other = Buffer.from('the same network, exported by somebody else');
  entry.alsoAccepted.push({ sha256: sha256Of(other), bytes: other.length, what: 'another export' });
  const shelf = join(dir, 'shelf');
  await mkdir(shelf);
  await writeFile(join(shelf, 'tiny.onnx'), other);
  await chmod(shelf, 0o555);
  expect(await fetchModel(entry, { dir: shelf })).toMatchObject({ ok: true, how: 'present' });
  expect((await findInstalled([entry], shelf)).installed).toHaveLength(1);
});

it('resumes where a broken download ended', async () => {
  let broken: ServerResponse | undefined;
  answer = (_request, response) => {
    broken = response.writeHead(200, { 'content-length': MODEL.length });
    response.write(MODEL.subarray(0, 20_000));
  };
  expect(await fetchModel(entry, { dir, onProgress: () => broken?.destroy() })).toMatchObject({ ok: false });
  const here = (await readFile(join(dir, 'tiny.onnx.part'))).length;
  expect(here).toBeGreaterThan(0);
  expect(await readdir(dir)).toEqual(['tiny.onnx.part']);

  answer = sendWithRanges;
  expect(await fetchModel(entry, { dir })).toMatchObject({ ok: true, how: 'resumed' });
  expect(asked).toEqual([undefined, `bytes=${here}-`]);
  expect(await readFile(join(dir, 'tiny.onnx'))).toEqual(MODEL);
});

it('starts over when the server cannot resume', async () => {
  await writeFile(join(dir, 'tiny.onnx.part'), MODEL.subarray(0, 999));
  answer = (_request, response) => response.end(MODEL);
  expect(await fetchModel(entry, { dir })).toMatchObject({ ok: true, how: 'fetched' });
  expect(await readFile(join(dir, 'tiny.onnx'))).toEqual(MODEL);
});

it('starts over when what was left of an earlier attempt was wrong', async () => {
  await writeFile(join(dir, 'tiny.onnx.part'), Buffer.alloc(1000, 1));
  expect(await fetchModel(entry, { dir })).toMatchObject({ ok: true, how: 'fetched' });
  expect(asked).toEqual(['bytes=1000-', undefined]);
});

it('refuses a file that is not the one named, and keeps nothing of it', async () => {
  answer = (_request, response) => response.end(Buffer.from(MODEL).fill(0, 100, 101));
  const outcome = await fetchModel(entry, { dir });
  expect(outcome.ok ? '' : outcome.reason).toContain('sha256 differs');
  expect(await readdir(dir)).toEqual([]);
});

it('stops a server that sends more than the model', async () => {
  answer = (_request, response) => response.end(Buffer.concat([MODEL, MODEL]));
  const outcome = await fetchModel(entry, { dir });
  expect(outcome.ok ? '' : outcome.reason).toContain('more than');
  expect(await readdir(dir)).not.toContain('tiny.onnx');
});

it('says what the server answered when it has no such file', async () => {
  answer = (_request, response) => response.writeHead(404).end();
  const outcome = await fetchModel(entry, { dir });
  expect(outcome.ok ? '' : outcome.reason).toContain('answered 404');
});

it('gives a silent server up', async () => {
  answer = (_request, response) => response.writeHead(200, { 'content-length': MODEL.length }).flushHeaders();
  const outcome = await fetchModel(entry, { dir, stallMs: 50 });
  expect(outcome.ok ? '' : outcome.reason).toContain('nothing came');
});

it('replaces a damaged model, and does not run one', async () => {
  await writeFile(join(dir, 'tiny.onnx'), MODEL.subarray(1));
  expect(await findInstalled([entry], dir)).toEqual({
    installed: [],
    faults: [{ name: 'tiny', reason: 'sha256 differs' }],
  });
  expect(await fetchModel(entry, { dir })).toMatchObject({ ok: true, how: 'fetched' });
  expect((await findInstalled([entry], dir)).installed).toHaveLength(1);
});

it('finds nothing in a folder that does not exist', async () => {
  expect(await findInstalled([entry], join(dir, 'nowhere'))).toEqual({
    installed: [],
    faults: [{ name: 'tiny', reason: 'not installed' }],
  });
});

function sendWithRanges(request: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (request.headers.range) {
    response.writeHead(206, { 'content-range': `bytes ${from}-${MODEL.length - 1}/${MODEL.length}` });
  }
  response.end(MODEL.subarray(from));
}
