import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from './testing/test-app.ts';

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
}

interface Operation {
  parameters?: Parameter[];
  responses: Record<string, { description?: unknown }>;
  security?: Record<string, unknown>[];
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, unknown> };
}

let app: TestApp;
let text: string;
let document: Document;

beforeAll(async () => {
  app = await testApp();
  text = await (await app.request('/openapi.json')).text();
  document = JSON.parse(text) as Document;
});
afterAll(() => app.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ at: `${method} ${path}`, path, operation })),
  );

test('is OpenAPI 3.1 in which every reference leads somewhere, without words of 3.0', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to = '']) => to);
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((to) => thingAt(to) === undefined)).toEqual([]);
  expect(text).not.toMatch(/"nullable":|"exclusive(Minimum|Maximum)":(true|false)/);
});

function thingAt(pointer: string): unknown {
  return pointer
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
}

test('declares each part of a path once, as required, and none that is not in it', () => {
  for (const { at, path, operation } of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect([at, declared.map(({ name }) => name).sort()]).toEqual([at, named]);
    expect([at, declared.every(({ required }) => required === true)]).toEqual([at, true]);
  }
});

test('describes every answer, and names no way to be let in that it does not describe', () => {
  const schemes = Object.keys(document.components.securitySchemes);
  for (const { at, operation } of operations()) {
    const answers = Object.entries(operation.responses);
    expect([at, answers.length > 0]).toEqual([at, true]);
    for (const [status, { description }] of answers) {
      expect(`${at} ${status}`).toMatch(/ [1-5]\d\d$/);
      expect([at, status, typeof description]).toEqual([at, status, 'string']);
    }
    const asked = (operation.security ?? []).flatMap((entry) => Object.keys(entry));
    expect([at, asked.filter((name) => !schemes.includes(name))]).toEqual([at, []]);
  }
});
