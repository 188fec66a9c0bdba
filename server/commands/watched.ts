import type { ProblemCode } from '../../core/values/problems.ts';
import type { Log } from '../log.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { annotate } from '../telemetry/tracing.ts';
import { isConversationId } from './conversation-id.ts';

/** A command on its way in: a known name or `unknown`, and its input as it came. */
export type Coming = { command: string; raw: unknown; requestId: string };

type Deps = { metrics: Pick<ServerMetrics, 'received' | 'answered'>; log: Log };

/**
 * Counts and times a command and writes it down: a press always, others at the level `debug`. Ids only, no input.
 * @returns to be told how it ended
 */
export function watchCommand({ metrics, log }: Deps, { command, raw, requestId }: Coming) {
  const startedAt = performance.now();
  metrics.received(command);

  function ended(code: ProblemCode | null, answer: object): void {
    const took = performance.now() - startedAt;
    metrics.answered(command, code, took);
    const conversation = conversationIn(answer) ?? conversationIn(raw);
    annotate(attributesOf(conversation, code));
    const level = command === 'human:request' ? 'info' : 'debug';
    if (!log.isLevelEnabled(level)) return;
    const refused = code === null ? {} : { refused: code };
    log[level]({ command, requestId, ...conversation, ...refused, ms: Math.round(took) }, 'command');
  }

  return {
    carriedOut: (answer: object) => ended(null, answer),
    refused: (code: ProblemCode) => ended(code, {}),
  };
}

function attributesOf(conversation: { conversationId: string } | null, code: ProblemCode | null) {
  return {
    ...(conversation ? { 'handrail.conversation_id': conversation.conversationId } : {}),
    ...(code === null ? {} : { 'handrail.refused': code }),
  };
}

function conversationIn(from: unknown): { conversationId: string } | null {
  const { conversationId } = (from ?? {}) as { conversationId?: unknown };
  return isConversationId(conversationId) ? { conversationId } : null;
}
