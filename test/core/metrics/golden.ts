import { type ConversationHistory, metricEventSchema } from '../../../core/metrics/events.ts';
import type { OpeningHours } from '../../../core/routing/hours.ts';
import conversations from '../../fixtures/golden_conversations.json' with { type: 'json' };

const camel = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The golden conversations in our own form: camelCase, times as UTC ms. */
export const goldenHistories: ConversationHistory[] = conversations.map((one) => ({
  conversationId: one.conversation_id,
  accountId: one.account_id,
  requiredSkills: one.required_skills,
  attributes: {},
  events: one.events.map((event) =>
    metricEventSchema.parse(
      Object.fromEntries(
        Object.entries(event).map(([key, value]) => {
          const isTime = key === 'at' || key.endsWith('_at');
          return [camel(key), isTime ? Date.parse(String(value)) : value];
        }),
      ),
    ),
  ),
}));

export const goldenHours: OpeningHours = {
  timeZone: 'UTC',
  days: [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 8 * 60, toMinute: 18 * 60 })),
};
