import type { Conversation } from '../conversation.ts';
import { type AgentCommand, decideForAgent } from './agent.ts';
import { type AssistantCommand, decideForAssistant } from './assistant.ts';
import { type ContactCommand, decideForContact } from './contact.ts';
import { type Outcome, refuse, unchanged } from './outcome.ts';
import { decideForSystem, type SystemCommand } from './system.ts';

export type TimelineCommand = ContactCommand | AgentCommand | AssistantCommand | SystemCommand;

/** Conversation and command in, entries or a refusal out. Pure: the same input always gives the same outcome. */
export function decide(conversation: Conversation | null, command: TimelineCommand): Outcome {
  if (conversation?.erased?.scope === 'contact') return decideForErased(conversation.erased, command);
  switch (command.kind) {
    case 'start':
    case 'contact-post':
    case 'request-person':
    case 'answer-resolution':
      return decideForContact(conversation, command);
    case 'record-decision':
    case 'assistant-reply':
    case 'assistant-escalate':
      return decideForAssistant(conversation, command);
    case 'make-offer':
    case 'expire-offer':
    case 'contact-left':
    case 'contact-returned':
    case 'identify-contact':
    case 'close-idle':
    case 'erase':
      return decideForSystem(conversation, command);
    default:
      return decideForAgent(conversation, command);
  }
}

/** Nothing can be added to an erased contact's conversation, or a late writer would bring back what was erased. */
function decideForErased({ seq }: { seq: number }, { kind }: TimelineCommand): Outcome {
  return kind === 'erase'
    ? unchanged(seq)
    : refuse('wrong_state', 'What the customer said was erased; nothing can be added');
}
