import { expect, it } from 'vitest';
import { portsFrom } from './port-block.ts';
import type { LocalSecrets } from './secrets.ts';
import { chooseVendors } from './vendors.ts';

const names = ['identityPublicKey', 'identityApiKey', 'redisToken', 'queueToken'];
const more = [
  'queueSigningKey',
  'queueNextSigningKey',
  'modelsKey',
  'mailKey',
  'paymentsKey',
  'paymentsWebhookSecret',
  'visionToken',
  'metricsToken',
  'vapidPublicKey',
  'vapidPrivateKey',
];
const secrets = Object.fromEntries(
  [...names, ...more].map((name) => [name, name]),
) as unknown as LocalSecrets;
const at = { ports: portsFrom(8787), secrets };

it('stands in for every vendor whose keys are absent, on loopback alone', () => {
  for (const choice of chooseVendors({}, at)) {
    expect(choice.kind).toBe('local');
    for (const value of Object.values(choice.variables)) {
      if (value.includes('://')) expect(['127.0.0.1', 'localhost']).toContain(new URL(value).hostname);
    }
  }
});

it('uses one real vendor beside the stand-ins, at its own address', () => {
  const choices = chooseVendors({ ANTHROPIC_API_KEY: 'sk-ant-real' }, at);
  const claude = choices.find((choice) => choice.vendor === 'claude');
  expect(claude).toMatchObject({ kind: 'real', variables: { ANTHROPIC_API_KEY: 'sk-ant-real' } });
  expect(claude?.variables).not.toHaveProperty('ANTHROPIC_BASE_URL');
  expect(choices.filter((choice) => choice.kind === 'real')).toHaveLength(1);
});

it('refuses to guess when a vendor is half configured', () => {
  expect(() => chooseVendors({ QSTASH_TOKEN: 'real' }, at)).toThrow(/JOBS_URL/);
});

it('does not hand the account’s own token to the Worker', () => {
  const environment = { CLOUDFLARE_API_TOKEN: 'token', CLOUDFLARE_ACCOUNT_ID: 'account' };
  const choices = chooseVendors(environment, at);
  expect(choices.find((choice) => choice.vendor === 'workersAi')).toMatchObject({
    kind: 'real',
    variables: {},
  });
});
