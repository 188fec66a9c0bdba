import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Refusal } from '../../core/contract/problems.ts';
import type { VisitorSession } from '../../core/contract/views.ts';
import { createVisitorTokens } from '../../server/auth/visitor-tokens.ts';
import { startApp, type TestApp } from '../support/app.ts';

jest.setTimeout(90_000);

const SECRET = 'a secret that is only good for tests and trials';

type Delivered<T> = Promise<{ answer: ({ ok: true } & T) | Refusal }>;

/** The answer of a command that must be accepted. */
async function accepted<T>(delivered: Delivered<T>): Promise<T> {
  const { answer } = await delivered;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer;
}

const start = (text: string) => ({ clientId: randomUUID(), text });

/** What a company's back end says of the person who is signed in on its page. */
function identityOf(sub: string, name = 'Maria Weber', secondsAgo = 0): Promise<string> {
  const key = createHmac('sha256', SECRET).update('identity:demo').digest('hex');
  return new SignJWT({ sub, name })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(Math.floor(Date.now() / 1_000) - secondsAgo)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(key));
}

describe('a contact who signs in and out', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  afterAll(async () => {
    await app?.stop();
  });

  async function session(request: { token?: string; identity?: string }) {
    const response = await fetch(`${app.url}/api/v1/visitor/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: 'demo', ...request }),
    });
    return { status: response.status, body: (await response.json()) as VisitorSession & { detail: string } };
  }

  it('is nobody by a stored token alone, and the same again by the identity', async () => {
    const identity = await identityOf('maria-1');
    const maria = await app.visitor({ identity });
    const { conversationId } = await accepted(
      maria.deliver('conversation:start', start('My invoice is wrong')),
    );
    const alone = await session({ token: maria.token });
    expect(alone.status).toBe(401);
    expect(alone.body.detail).toMatch(/^identity: /);
    expect(JSON.stringify(alone.body)).not.toMatch(/Maria|invoice/);
    const again = await session({ identity });
    expect(again.body.contact).toEqual({ id: maria.session.contact.id, name: 'Maria Weber', verified: true });
    expect(again.body.conversations.map(({ id }) => id)).toContain(conversationId);
  });

  it('keeps, under their name, what they said before they signed in', async () => {
    const guest = await app.visitor();
    const first = start('Before I signed in');
    const { conversationId } = await accepted(guest.deliver('conversation:start', first));

    const maria = await app.visitor({ token: guest.token, identity: await identityOf('maria-2') });
    expect(maria.session.conversations.map(({ id }) => id)).toEqual([conversationId]);
    const seen = await accepted(maria.deliver('entries:after', { conversationId, seq: 0 }));
    expect(JSON.stringify(seen)).toContain('Before I signed in');
    // What the browser sends again, not knowing that it arrived, begins no second conversation.
    const resent = await accepted(maria.deliver('conversation:start', first));
    expect(resent.conversationId).toBe(conversationId);

    const agent = await app.agent();
    const opened = await accepted(agent.deliver('conversation:open', { conversationId }));
    expect(opened).toMatchObject({ brief: { contact: { name: 'Maria Weber', verified: true } } });
    // And the browser's former token no longer opens it.
    const after = await guest.send('entries:after', { conversationId, seq: 0 });
    expect(after).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('is signed out everywhere within seconds, once the back end of the host says so', async () => {
    const identity = await identityOf('maria-5', 'Maria Weber', 60);
    const here = await app.visitor({ identity });
    const there = await app.visitor({ identity, url: (await app.join()).url });
    const guest = await app.visitor({ token: (await app.visitor()).token });
    const ended = [here, there].map(({ socket }) => {
      socket.io.reconnection(false);
      return new Promise((resolve) => socket.once('disconnect', resolve));
    });
    const signedOut = await fetch(`${app.url}/api/v1/visitor/sign-outs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: 'demo', identity }),
    });
    expect(signedOut.status).toBe(200);
    await Promise.all(ended);
    const refused = { ok: false, error: { code: 'unauthenticated' } };
    for (const page of [here, there])
      expect(await page.overHttp('conversation:start', { clientId: randomUUID() })).toMatchObject(refused);
    expect(await session({ identity })).toMatchObject({ status: 401 });
    await accepted(guest.deliver('conversation:start', start('I am somebody else')));
    // Signed in again, everything is theirs as before.
    const back = await app.visitor({ identity: await identityOf('maria-5') });
    expect(back.session.contact.id).toBe(here.session.contact.id);
    await accepted(back.deliver('conversation:start', start('Here I am again')));
  });

  it("can't take over what belongs to another who signed in", async () => {
    const maria = await app.visitor({ identity: await identityOf('maria-3') });
    const { conversationId } = await accepted(maria.deliver('conversation:start', start('Mine')));
    const otto = await app.visitor({ token: maria.token, identity: await identityOf('otto-3', 'Otto') });
    expect(otto.session.conversations).toEqual([]);
    expect(await otto.send('entries:after', { conversationId, seq: 0 })).toMatchObject({ ok: false });
  });
});

describe('the token of a signed-in contact', () => {
  it('closes its socket when it ends, and gives way to one that the identity renews', async () => {
    const app = await startApp({ worker: false, env: { HANDRAIL_SIGNED_IN_MINUTES: '0.05' } });
    try {
      const maria = await app.visitor({ identity: await identityOf('maria-4') });
      maria.socket.io.reconnection(false);
      await new Promise<void>((resolve) => {
        maria.socket.once('disconnect', () => resolve());
        if (maria.socket.disconnected) maria.socket.once('connect_error', () => resolve());
      });
      const refused = await maria.overHttp('conversation:start', { clientId: randomUUID() });
      expect(refused).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
    } finally {
      await app.stop();
    }
  });
});

describe('visitor tokens', () => {
  const life = { visitorDays: 30, signedInMinutes: 60 };
  const who = { contactId: randomUUID(), workspaceId: 'w1' };
  const sign = (claims: object, contactId: string, issuedAt: Date) =>
    new SignJWT({ ws: 'w1', ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(contactId)
      .setAudience('handrail-visitor')
      .setIssuedAt(issuedAt)
      .setExpirationTime('365d')
      .sign(new TextEncoder().encode(SECRET));
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const tokens = createVisitorTokens(SECRET, life, { now: () => new Date(), hasEnded: () => false });

  it('live as long as the settings say', async () => {
    const minutesLeft = async (isSignedIn: boolean) => {
      const { token } = await tokens.issue(who, isSignedIn);
      const pass = await tokens.verify(token);
      return Math.round(((pass?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000);
    };
    expect(await minutesLeft(true)).toBe(60);
    expect(await minutesLeft(false)).toBe(30 * 24 * 60);
  });

  it('of an earlier version hold for an anonymous visitor only, and for days instead of a year', async () => {
    expect(await tokens.verify(await sign({}, who.contactId, daysAgo(29)))).toMatchObject(who);
    expect(await tokens.verify(await sign({}, who.contactId, daysAgo(31)))).toBeNull();
    expect(await tokens.verify(await sign({}, 'ab'.repeat(16), daysAgo(1)))).toBeNull();
  });
});
