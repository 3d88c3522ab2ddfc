import { registerSW } from 'virtual:pwa-register';
import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeOverWritten } from './prerender/take-over.ts';
import './app/styles.css';

const KEEP_AFTER_MS = 3_000;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const app = (
  <StrictMode>
    <App />
  </StrictMode>
);
// A written page can be read already: it is taken over bit by bit, without holding up a finger.
if (await takeOverWritten()) startTransition(() => void hydrateRoot(root, app));
else createRoot(root).render(app);
// What is kept for later is fetched when the page has what it needs.
setTimeout(registerSW, KEEP_AFTER_MS);
