import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identitySecrets } from './identity-keys.ts';
import { openIdentityStore } from './identity-store.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-identity-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const delivery = (id: string) => ({ id, body: '', attempts: 0, dueAtMs: 0 });

describe('openIdentityStore', () => {
  it('holds everything that was acknowledged when the process is killed', async () => {
    const script = `
      import { openIdentityStore } from ${JSON.stringify(new URL('./identity-store.ts', import.meta.url).href)};
      const store = await openIdentityStore({ dataDir: ${JSON.stringify(dataDir)} });
      for (let n = 0; ; n += 4) {
        await Promise.all([0, 1, 2, 3].map(async (k) => {
          const id = 'n' + (n + k);
          await store.commit((state) => { state.deliveries[id] = { id, body: 'x'.repeat(2000), attempts: 0, dueAtMs: 0 }; });
          process.stdout.write(id + '\\n');
        }));
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      if (acknowledged.push(line) === 200) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const { state } = await openIdentityStore({ dataDir });
    expect(acknowledged.filter((id) => state.deliveries[id] === undefined)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  });

  it('writes what came while a write was running', async () => {
    const store = await openIdentityStore({ dataDir });
    const ids = Array.from({ length: 50 }, (_, n) => `n${n}`);
    await Promise.all(
      ids.map((id) =>
        store.commit((state) => {
          state.deliveries[id] = delivery(id);
        }),
      ),
    );
    expect(Object.keys((await openIdentityStore({ dataDir })).state.deliveries)).toEqual(ids);
  });

  it('does not start over a file that it cannot read', async () => {
    const file = path.join(dataDir, 'identity.json');
    writeFileSync(file, '{"users":');
    await expect(openIdentityStore({ dataDir })).rejects.toThrow(SyntaxError);
    expect(readFileSync(file, 'utf8')).toBe('{"users":');
  });
});

describe('identitySecrets', () => {
  it('keeps the key from one start to the next', async () => {
    const first = await identitySecrets({ dataDir });
    expect(await identitySecrets({ dataDir })).toEqual(first);
    expect((await identitySecrets({})).secretKey).not.toBe(first.secretKey);
  });
});
