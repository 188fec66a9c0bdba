import { type BriefState, foldBrief } from '../../core/brief/brief.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import type { Draft, Entry } from '../../core/timeline/entry.ts';
import type { ConversationDocument } from '../../server/store/conversations.ts';
import { entryAt } from '../../server/store/entries.ts';
import { readModelOf } from '../../server/timeline/read-model.ts';

/** A conversation as the store has it, to be copied under other ids. */
export type MadeUp = { entries: Entry[]; readModel: ConversationDocument; conversation: Conversation };

const QUESTIONS = [
  'My invoice for October shows error INV-4021 and I cannot download it.',
  'I tried another browser and cleared the cache, it is still the same.',
  'It happens on version 5.2.1 since Monday, the page stays white.',
  'Could you tell me where I find the setting for the billing address?',
];
const ANSWERS = [
  'You find your invoices under Account, Billing. Please open the page in a private window first.',
  'Thank you. The error means that the file is being made anew; try again in an hour, please.',
];
const contact = { kind: 'contact', id: 'contact' } as const;
const assistant = { kind: 'assistant', name: 'Nora' } as const;

/**
 * A conversation with the assistant of so many entries: questions, decisions and answers, and where it has ended the
 * customer's yes at the end. `at`: of its first entry; a minute lies between two.
 */
export function makeUp(length: number, at: Date, place: { workspaceId: string; hasEnded: boolean }): MadeUp {
  const drafts: Draft[] = [];
  for (let seq = 1; seq <= length; seq += 1)
    drafts.push(place.hasEnded && seq === length && seq > 1 ? yes(seq) : draftAt(seq));
  const entries: Entry[] = [];
  let conversation: Conversation | null = null;
  let brief: BriefState | undefined;
  for (const [index, draft] of drafts.entries()) {
    const entry = entryAt(draft, {
      id: `entry-${index + 1}`,
      workspaceId: place.workspaceId,
      conversationId: 'conversation',
      seq: index + 1,
      at: new Date(at.getTime() + index * 60_000).toISOString(),
      prevContactSeq: conversation?.contactSeq ?? 0,
    });
    conversation = evolve(conversation, entry);
    brief = foldBrief(brief, entry);
    entries.push(entry);
  }
  if (!conversation || !brief) throw new RangeError('a conversation has at least one entry');
  return { entries, conversation, readModel: readModelOf(conversation, briefView(brief)) };
}

function draftAt(seq: number): Draft {
  const clientId = `client-${seq}`;
  if (seq === 1)
    return {
      type: 'conversation.started',
      actor: contact,
      clientId,
      data: {
        contact: { id: 'contact', name: null, email: null, verified: false },
        account: null,
        owner: { id: 'owner', name: 'Olga' },
        page: null,
        locale: 'en',
        byPress: false,
        origin: 'origin',
        priorContacts7d: 0,
      },
    };
  const answersSeq = seq - ((seq - 2) % 3);
  const what = (seq - 2) % 3;
  if (what === 0)
    return {
      type: 'message.posted',
      actor: contact,
      clientId,
      data: { text: QUESTIONS[((seq - 2) / 3) % QUESTIONS.length] ?? '' },
    };
  const decisionId = `decision-${answersSeq}`;
  if (what === 1)
    return {
      type: 'decision.recorded',
      actor: assistant,
      clientId,
      data: { decision: { id: decisionId, action: 'reply' }, judgement: null, answersSeq },
    };
  const reply = { replyId: `reply-${seq}`, decisionId, kind: 'answer' as const, answersSeq, articles: [] };
  const text = ANSWERS[((seq - 4) / 3) % ANSWERS.length] ?? '';
  return { type: 'message.posted', actor: assistant, clientId, data: { text, reply } };
}

function yes(seq: number): Draft {
  return {
    type: 'resolution.answered',
    actor: contact,
    clientId: `client-${seq}`,
    data: { solved: true, score: null, comment: null, answerSeq: null },
  };
}
