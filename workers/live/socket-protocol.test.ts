import { describe, expect, it } from 'vitest';
import { asksForWebSocket, bearerOfSocket, liveProtocols } from './socket-protocol.ts';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2ln-bmF0_dXJl';

describe('bearerOfSocket', () => {
  it('reads what liveProtocols offers, as a browser joins it', () => {
    expect(bearerOfSocket(liveProtocols(JWT).join(', '))).toBe(JWT);
  });

  it('takes any order and any blanks', () => {
    expect(bearerOfSocket(`bearer.${JWT},dayloom.v1`)).toBe(JWT);
  });

  it.each([
    [null],
    [''],
    ['dayloom.v1'],
    ['dayloom.v1, bearer.'],
    [`bearer.${JWT}`],
    [`dayloom.v10, bearer.${JWT}`],
    [`dayloom.v1, Bearer.${JWT}`],
    ['dayloom.v1, bearer.a"b'],
    [`dayloom.v1, bearer.${JWT}, bearer.${JWT}`],
  ])('finds nothing in %j', (header) => {
    expect(bearerOfSocket(header)).toBeNull();
  });
});

describe('asksForWebSocket', () => {
  it('reads the Upgrade header as HTTP does, whatever its case', () => {
    expect(asksForWebSocket(new Request('https://a.example', { headers: { upgrade: 'WebSocket' } }))).toBe(
      true,
    );
    expect(asksForWebSocket(new Request('https://a.example', { headers: { upgrade: 'h2c' } }))).toBe(false);
    expect(asksForWebSocket(new Request('https://a.example'))).toBe(false);
  });
});
