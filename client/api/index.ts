/** A typed client of Handrail's public protocol, for Node and browsers (docs/client.md). */

export { newClientId } from '../shared/client-id.ts';
export { type AgentClient, type AgentOptions, openAgent } from './agent.ts';
export { type Answer, type Code, HandrailError } from './answers.ts';
export type { Delivery } from './deliver.ts';
export type * from './types.ts';
export { openVisitor, type VisitorClient, type VisitorOptions } from './visitor.ts';
