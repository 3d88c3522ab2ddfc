/** `npm run build`: the web app for production, and the Worker's bundle. Deploying is `wrangler deploy` after it. */
import { spawnSync } from 'node:child_process';

const steps: [command: string, args: string[]][] = [
  ['vite', ['build', 'web', '--config', 'web/vite.config.ts']],
  ['wrangler', ['deploy', '--dry-run', '--containers-rollout=none', '--outdir', 'dist/worker']],
];
const environment = {
  ...process.env,
  VITE_AUTH: 'clerk',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
};
for (const [command, args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: environment });
  if (status !== 0) process.exit(status ?? 1);
}
