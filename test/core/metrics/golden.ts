import { type ConversationHistory, metricEventSchema } from '../../../core/metrics/events.ts';
import type { OpeningHours } from '../../../core/routing/hours.ts';
import conversations from '../../fixtures/golden_conversations.json' with { type: 'json' };
import { inOurWords } from './golden-words.ts';

export const goldenHistories: ConversationHistory[] = conversations.map((one) => ({
  conversationId: one.conversation_id,
  accountId: one.account_id,
  requiredSkills: one.required_skills,
  attributes: {},
  events: one.events.map((event) => metricEventSchema.parse(inOurWords(event))),
}));

export const goldenHours: OpeningHours = {
  timeZone: 'UTC',
  days: [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 8 * 60, toMinute: 18 * 60 })),
};
