import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { tierSchema } from '../../core/values/people.ts';

export type VisitorIdentity = {
  contactId: string;
  workspaceId: string;
  /** Who a contact was in the same browser before signing in: what was sent then may be sent again now. */
  formerId?: string;
};

/** Whom a token speaks for, and how long. */
export type VisitorPass = VisitorIdentity & {
  /** Whether the host's back end vouched for the contact; such a token opens no further session by itself. */
  isSignedIn: boolean;
  /** By the store's clock. */
  issuedAt: Date;
  expiresAt: Date;
};

/** How long tokens are good for after the last session that was begun or renewed. */
export type TokenLife = { visitorDays: number; signedInMinutes: number };

const DAY_SECONDS = 86_400;

const visitorClaims = z.object({
  sub: z.string().min(1),
  ws: z.string().min(1),
  in: z.boolean().optional(),
  was: z.string().optional(),
  at: z.number().optional(),
  iat: z.number(),
  exp: z.number(),
});

const accountClaim = z.union([
  z.object({
    id: z.string().min(1).max(100),
    name: z.string().max(200),
    tier: tierSchema.default('standard').catch('standard'),
  }),
  z
    .string()
    .min(1)
    .max(100)
    .transform((id) => ({ id, name: id, tier: 'standard' as const })),
]);

/**
 * What a host's own back end may say of a signed-in contact. A claim that cannot be used is left out: it is no
 * reason to keep a contact whose signature holds from the way to a person.
 */
export const identityClaims = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().max(200).optional().catch(undefined),
  email: z.email().max(320).optional().catch(undefined),
  account: accountClaim.optional().catch(undefined),
  iat: z.number().optional().catch(undefined),
  exp: z.number(),
});
export type IdentityClaims = z.infer<typeof identityClaims>;

export type VisitorTokens = ReturnType<typeof createVisitorTokens>;

type Sessions = {
  /** The store's time, which all servers share. */
  now: () => Date;
  /** Whether a signed-in contact's session that began at a moment was ended since. */
  hasEnded: (contactId: string, begunAt: Date) => boolean;
};

/**
 * Visitor tokens: signed; the store is not asked for them. An anonymous visitor's lives for days and is renewed by every session, so that
 * the thread is found again; a signed-in contact's lives for minutes and is renewed by the identity alone.
 */
export function createVisitorTokens(
  secret: string,
  { visitorDays, signedInMinutes }: TokenLife,
  { now, hasEnded }: Sessions,
) {
  const key = new TextEncoder().encode(secret);
  const isOver = ({ contactId, isSignedIn, issuedAt, expiresAt }: VisitorPass): boolean =>
    expiresAt.getTime() <= Date.now() || (isSignedIn && hasEnded(contactId, issuedAt));
  return {
    /** Whether what a token opened has to end, since it expired or the contact was signed out. */
    isOver,
    async issue(who: VisitorIdentity, isSignedIn: boolean): Promise<{ token: string; expiresAt: Date }> {
      const { contactId, workspaceId, formerId } = who;
      const lifeMinutes = isSignedIn ? signedInMinutes : visitorDays * 24 * 60;
      const expiresAt = new Date(Date.now() + lifeMinutes * 60_000);
      const claims = {
        ws: workspaceId,
        in: isSignedIn,
        at: now().getTime(),
        ...(formerId ? { was: formerId } : {}),
      };
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(contactId)
        .setAudience('handrail-visitor')
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    /** Whom the token speaks for; null for a forged, stale, foreign or ended one. */
    async verify(token: string): Promise<VisitorPass | null> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: 'handrail-visitor',
        });
        const { sub, ws, was, at, iat, exp, ...more } = visitorClaims.parse(payload);
        // Tokens of earlier versions say that they live for a year.
        const endsAt = Math.min(exp, iat + visitorDays * DAY_SECONDS) * 1000;
        // Tokens of earlier versions do not say whether somebody was signed in; the form of the id does.
        if (more.in === undefined && !isAnonymousId(sub)) return null;
        const pass: VisitorPass = {
          contactId: sub,
          workspaceId: ws,
          ...(was ? { formerId: was } : {}),
          isSignedIn: more.in ?? false,
          issuedAt: new Date(at ?? iat * 1000),
          expiresAt: new Date(endsAt),
        };
        return isOver(pass) ? null : pass;
      } catch {
        return null;
      }
    },
  };
}

/** A visitor without an identity has a random UUID; an id that was made from an identity is a bare hash. */
function isAnonymousId(contactId: string): boolean {
  return z.uuid().safeParse(contactId).success;
}

/** Verifies an identity token signed with the workspace's secret; null where it does not hold. */
export async function verifyIdentity(token: string, workspaceSecret: string): Promise<IdentityClaims | null> {
  try {
    const key = new TextEncoder().encode(workspaceSecret);
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
    return identityClaims.parse(payload);
  } catch {
    return null;
  }
}
