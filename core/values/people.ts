import { z } from 'zod';
import { idSchema } from './texts.ts';

export const roleSchema = z.enum(['agent', 'manager', 'admin']);
export type Role = z.infer<typeof roleSchema>;

export const tierSchema = z.enum(['standard', 'premium', 'enterprise']);
export type Tier = z.infer<typeof tierSchema>;

export const accountSchema = z.object({ id: idSchema, name: z.string(), tier: tierSchema });
export type Account = z.infer<typeof accountSchema>;

export const personSchema = z.object({ id: idSchema, name: z.string() });
export type Person = z.infer<typeof personSchema>;

export const presenceStatusSchema = z.enum(['online', 'away', 'offline']);
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

export const actorSchema = z.object({
  kind: z.enum(['contact', 'assistant', 'agent', 'system']),
  id: z.string().optional(),
  name: z.string().optional(),
});
export type Actor = z.infer<typeof actorSchema>;
