import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file so that, whatever stops the machine, it holds all of the old text or all of the new. Readable by the owner alone. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.next`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  await syncFolder(path.dirname(file));
}

/** A rename is lasting once its folder is; Windows has no way to ask for that, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
