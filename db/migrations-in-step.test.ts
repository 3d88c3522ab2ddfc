import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { forceRowSecurity } from './force-row-security.ts';
import { migrationFiles } from './migration-files.ts';

const root = path.join(import.meta.dirname, '..');

it('has a migration for everything that the schema says', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'dayloom-migrations-'));
  try {
    cpSync(path.join(root, 'db/migrations'), out, { recursive: true });
    const before = readdirSync(out);
    const schema = './db/schema/!(*.test).ts';
    const kit = [
      'node_modules/drizzle-kit/bin.cjs',
      'generate',
      '--dialect',
      'postgresql',
      '--schema',
      schema,
    ];
    execFileSync(process.execPath, [...kit, '--out', path.relative(root, out)], { cwd: root, stdio: 'pipe' });
    expect(readdirSync(out)).toEqual(before);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

it('binds the owner wherever a migration enables row-level security', () => {
  for (const { sql } of migrationFiles())
    expect(forceRowSecurity(sql.replaceAll(/^ALTER .* FORCE .*\n/gm, ''))).toBe(sql);
  expect(forceRowSecurity('ALTER TABLE "a"."b" ENABLE ROW LEVEL SECURITY;')).toContain('"a"."b" FORCE ROW');
});
