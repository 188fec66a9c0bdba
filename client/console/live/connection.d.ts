import type { AgentCommandName, AgentInput, AgentOutput } from '../../../core/contract/commands.ts';
import type { AgentPush, AgentPushName } from '../../../core/contract/pushes.ts';
import { type Observable } from '../../shared/observable.ts';
/** `epoch` counts the times the connection was made: a new number means that everything must be read again. */
export type ConnectionState = {
  status: 'connecting' | 'connected' | 'reconnecting' | 'refused';
  epoch: number;
};
export type CommandError = {
  code: string;
  message: string;
  retryable: boolean;
  assignee?: {
    id: string;
    name: string;
  };
};
export type CommandResult<N extends AgentCommandName> =
  | ({
      ok: true;
    } & AgentOutput<N>)
  | {
      ok: false;
      error: CommandError;
    };
export type Connection = {
  state: Observable<ConnectionState>;
  /** Sends a command over the socket, or over HTTP while there is none. Never rejects. */
  send<N extends AgentCommandName>(name: N, input: AgentInput<N>): Promise<CommandResult<N>>;
  on<N extends AgentPushName>(name: N, listener: (payload: AgentPush<N>) => void): () => void;
  reconnect(): void;
  close(): void;
};
/** Opens the agents' live connection with the session cookie. */
export declare function createConnection(): Connection;
