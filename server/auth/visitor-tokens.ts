import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { tierSchema } from '../../core/values/people.ts';

export type VisitorIdentity = { contactId: string; workspaceId: string };

const visitorClaims = z.object({ sub: z.string().min(1), ws: z.string().min(1) });

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
  exp: z.number(),
});
export type IdentityClaims = z.infer<typeof identityClaims>;

export const VISITOR_TOKEN_DAYS = 365;

export type VisitorTokens = ReturnType<typeof createVisitorTokens>;

/** Visitor tokens: signed, stateless, good for a year, so that a contact finds the thread again. */
export function createVisitorTokens(secret: string) {
  const key = new TextEncoder().encode(secret);
  return {
    issue({ contactId, workspaceId }: VisitorIdentity): Promise<string> {
      return new SignJWT({ ws: workspaceId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(contactId)
        .setAudience('handrail-visitor')
        .setIssuedAt()
        .setExpirationTime(`${VISITOR_TOKEN_DAYS}d`)
        .sign(key);
    },
    /** Whom the token speaks for; null for a forged, stale or foreign one. */
    async verify(token: string): Promise<VisitorIdentity | null> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: 'handrail-visitor',
        });
        const { sub, ws } = visitorClaims.parse(payload);
        return { contactId: sub, workspaceId: ws };
      } catch {
        return null;
      }
    },
  };
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
