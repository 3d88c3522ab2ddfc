/** The stand-ins that answer from memory and small files, in one process. */
import path from 'node:path';
import { parsePrices } from '#workers/kernel/prices.ts';
import type { RunningServer } from '../loopback-server.ts';
import { LOCAL_PRICES } from '../stripe/local-prices.ts';
import { readyForParent } from './parent.ts';
import { partOptions } from './part-options.ts';
import type { StandIn, StandInOptions } from './stand-ins.ts';

const host = '127.0.0.1';
const { parts, ports, secrets, dataDir, appOrigins } = partOptions() as StandInOptions;
const folder = (name: string) => path.join(dataDir, name);

const starts: Record<StandIn, () => Promise<RunningServer>> = {
  async redis() {
    const { startRedis } = await import('../redis/start-redis.ts');
    return startRedis({ port: ports.redis, host, dataDir: folder('redis'), token: secrets.redisToken });
  },
  async queue() {
    const { startQstash } = await import('../qstash/start-qstash.ts');
    return startQstash({
      port: ports.queue,
      host,
      dataDir: folder('queue'),
      token: secrets.queueToken,
      currentSigningKey: secrets.queueSigningKey,
      nextSigningKey: secrets.queueNextSigningKey,
    });
  },
  async identity() {
    const { startIdentity } = await import('../identity/start-identity.ts');
    return startIdentity({
      port: ports.identity,
      host,
      dataDir: folder('identity'),
      appOrigins,
      demo: { id: 'user_demo_dayloom', email: 'demo@dayloom.example', password: 'dayloom-demo' },
      demoStaff: { id: 'user_staff_dayloom', email: 'staff@dayloom.example', password: 'dayloom-staff' },
    });
  },
  async models() {
    const { startModels } = await import('../models/start-models.ts');
    return startModels({ port: ports.models, host, apiKey: secrets.modelsKey });
  },
  async sinks() {
    const { startSinks } = await import('../sinks/start-sinks.ts');
    return startSinks({ port: ports.sinks, host, dataDir: folder('sinks'), mailApiKey: secrets.mailKey });
  },
  async payments() {
    const { startStripe } = await import('../stripe/start-stripe.ts');
    return startStripe({
      port: ports.payments,
      host,
      dataDir: folder('payments'),
      secretKey: secrets.paymentsKey,
      webhookSecret: secrets.paymentsWebhookSecret,
      webhookUrl: `http://${host}:${ports.app}/webhooks/payments`,
      prices: parsePrices(LOCAL_PRICES) ?? [],
    });
  },
};

const running = await Promise.all(parts.map((part) => starts[part]()));
readyForParent(async () => {
  await Promise.all(running.map((server) => server.close()));
});
