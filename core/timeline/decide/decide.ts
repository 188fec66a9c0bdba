import type { Conversation } from '../conversation.ts';
import { type AgentCommand, decideForAgent } from './agent.ts';
import { type AssistantCommand, decideForAssistant } from './assistant.ts';
import { type ContactCommand, decideForContact } from './contact.ts';
import type { Outcome } from './outcome.ts';
import { decideForSystem, type SystemCommand } from './system.ts';

export type TimelineCommand = ContactCommand | AgentCommand | AssistantCommand | SystemCommand;

/** Conversation and command in, entries or a refusal out. Pure: the same input always gives the same outcome. */
export function decide(conversation: Conversation | null, command: TimelineCommand): Outcome {
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
      return decideForSystem(conversation, command);
    default:
      return decideForAgent(conversation, command);
  }
}
