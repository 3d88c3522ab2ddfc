import { registerSW } from 'virtual:pwa-register';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeOverWritten } from './prerender/take-over.ts';
import './app/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const app = (
  <StrictMode>
    <App />
  </StrictMode>
);
if (await takeOverWritten()) hydrateRoot(root, app);
else createRoot(root).render(app);
registerSW({ immediate: true });
