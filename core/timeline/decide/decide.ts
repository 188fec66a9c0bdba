import type { ConversationState } from '../state.ts';
import { type AgentCommand, decideForAgent } from './agent.ts';
import { type AssistantCommand, decideForAssistant } from './assistant.ts';
import { type ContactCommand, decideForContact } from './contact.ts';
import type { Outcome } from './outcome.ts';
import { decideForSystem, type SystemCommand } from './system.ts';

export type TimelineCommand = ContactCommand | AgentCommand | AssistantCommand | SystemCommand;

/** State and command in, entries or a refusal out. Pure: deciding twice from the same state is the same. */
export function decide(state: ConversationState | null, command: TimelineCommand): Outcome {
  switch (command.kind) {
    case 'start':
    case 'contact-post':
    case 'request-person':
    case 'answer-resolution':
      return decideForContact(state, command);
    case 'record-decision':
    case 'assistant-reply':
    case 'assistant-escalate':
      return decideForAssistant(state, command);
    case 'make-offer':
    case 'expire-offer':
    case 'contact-left':
    case 'contact-returned':
    case 'close-idle':
      return decideForSystem(state, command);
    default:
      return decideForAgent(state, command);
  }
}
