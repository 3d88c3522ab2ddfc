import { durableLive } from '#workers/adapters/live.ts';
import { AppError, ERRORS } from '#workers/kernel/errors.ts';
import { MemberLive as Subject } from '../member-live.ts';

/** The object under test, with a clock that can be put forward. */
export class MemberLive extends Subject {
  #aheadMs = 0;

  putForward(ms: number): void {
    this.#aheadMs += ms;
  }

  protected override nowMs(): number {
    return super.nowMs() + this.#aheadMs;
  }
}

/** A Worker that has nothing but the live port, told by the URL what to do with it. For tests. */
export default {
  async fetch(request, env) {
    const live = durableLive(env.LIVE);
    const { pathname, searchParams } = new URL(request.url);
    const member = searchParams.get('member') ?? '';
    const session = searchParams.get('session') ?? '';
    try {
      if (pathname === '/connect') return await live.connect(request, member, session);
      if (pathname === '/publish')
        await live.publish(member, { type: 'test', ...(await request.json<object>()) });
      if (pathname === '/close-session') await live.closeSession(member, session);
      if (pathname === '/close-member') await live.closeMember(member);
      if (pathname === '/clock')
        await env.LIVE.getByName(member).putForward(Number(searchParams.get('plus')));
      return new Response(null, { status: 204 });
    } catch (error) {
      if (error instanceof AppError) return new Response(error.code, { status: ERRORS[error.code].status });
      return new Response(String(error), { status: 500 });
    }
  },
} satisfies ExportedHandler<{ LIVE: DurableObjectNamespace<MemberLive> }>;
