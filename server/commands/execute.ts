import {
  type AgentCommandName,
  agentCommands,
  isAgentCommand,
  isVisitorCommand,
  type VisitorCommandName,
  visitorCommands,
} from '../../core/contract/commands.ts';
import type { Refusal } from '../../core/contract/problems.ts';
import { fieldErrors } from '../../core/contract/problems.ts';
import type { Limits } from '../auth/limits.ts';
import type { Visitor } from '../auth/origin.ts';
import type { AgentIdentity } from '../auth/sessions.ts';
import type { Log } from '../log.ts';
import { invalidInput, RefusalError, refusalOf } from '../refusal.ts';
import { isStoreUnavailable } from '../store/connect.ts';
import type { Quarantine } from '../store/quarantine.ts';
import { requestIdFrom } from '../telemetry/request-id.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { beginTrace } from '../telemetry/tracing.ts';
import { type AgentDeps, agentHandlers } from './agent.ts';
import { bounded, OVERSIZED, tooLarge } from './bounded.ts';
import { createCrowd } from './crowd.ts';
import { salvagePress } from './malformed-press.ts';
import { requireRole } from './permitted.ts';
import { type VisitorDeps, visitorHandlers } from './visitor.ts';
import { type Coming, watchCommand } from './watched.ts';

export type Acknowledgement = ({ ok: true } & Record<string, unknown>) | Refusal;

type Deps = {
  visitor: VisitorDeps;
  agent: AgentDeps;
  limits: Limits;
  quarantine: Quarantine;
  /** Whether the store is known to be there: without it a command is refused at once, not after a time limit. */
  isStoreUp: () => boolean;
  log: Log;
  metrics: Pick<ServerMetrics, 'received' | 'answered'>;
};

export type CommandExecutor = ReturnType<typeof createCommandExecutor>;

/** Runs every command, whichever transport brought it: limit, parse, handle, map errors. */
export function createCommandExecutor(deps: Deps) {
  const crowd = createCrowd(() => performance.now());
  const { visitor, agent, limits, quarantine, isStoreUp, log } = deps;

  async function runVisitor(
    name: string,
    raw: unknown,
    who: Visitor,
    requestId = requestIdFrom(),
  ): Promise<Acknowledgement> {
    const receivedAt = visitor.now().toISOString();
    const coming = { command: isVisitorCommand(name) ? name : 'unknown', raw, requestId };
    return guarded(coming, async () => {
      if (!isVisitorCommand(name)) throw unknownCommand(name, Object.keys(visitorCommands));
      requireRole(who, name);
      if (visitorCommands[name].limited && !(await limits.allowsVisitorCommand(who.contactId))) {
        throw new RefusalError('rate_limited');
      }
      return handleVisitor(name, await parseVisitor(name, bounded(raw), who), who, receivedAt);
    });
  }

  async function parseVisitor(name: VisitorCommandName, raw: unknown, who: Visitor): Promise<unknown> {
    const parsed = visitorCommands[name].input.safeParse(raw);
    if (parsed.success) return parsed.data;
    if (name !== 'human:request') throw raw === OVERSIZED ? tooLarge() : invalidInput(parsed.error);
    // A press acts first and is examined later (docs/measurement.md §8): what is wrong in it is left out.
    await quarantine.keep('human:request', raw, fieldErrors(parsed.error), who.contactId);
    return salvagePress(raw);
  }

  function handleVisitor(name: VisitorCommandName, input: unknown, who: Visitor, receivedAt: string) {
    const handler = visitorHandlers[name] as (
      deps: VisitorDeps,
      who: Visitor,
      input: unknown,
      receivedAt: string,
    ) => Promise<object>;
    return handler(visitor, who, input, receivedAt);
  }

  async function runAgent(
    name: string,
    raw: unknown,
    who: AgentIdentity,
    requestId = requestIdFrom(),
  ): Promise<Acknowledgement> {
    const coming = { command: isAgentCommand(name) ? name : 'unknown', raw, requestId };
    return guarded(coming, async () => {
      if (!isAgentCommand(name)) throw unknownCommand(name, Object.keys(agentCommands));
      requireRole(who, name);
      if (!(await limits.allowsAgentCommand(who.userId))) throw new RefusalError('rate_limited');
      const parsed = agentCommands[name].input.safeParse(bounded(raw));
      if (!parsed.success) throw raw === OVERSIZED ? tooLarge() : invalidInput(parsed.error);
      const handler = agentHandlers[name as AgentCommandName] as (
        deps: AgentDeps,
        who: AgentIdentity,
        input: unknown,
      ) => Promise<object>;
      return handler(agent, who, parsed.data);
    });
  }

  function guarded(coming: Coming, run: () => Promise<object>): Promise<Acknowledgement> {
    const attributes = { 'handrail.command': coming.command, 'handrail.request_id': coming.requestId };
    return beginTrace(`command ${coming.command}`, attributes, () => answer(coming, run));
  }

  async function answer(coming: Coming, run: () => Promise<object>): Promise<Acknowledgement> {
    const watch = watchCommand(deps, coming);
    const entered = isStoreUp() ? await crowd.enter(coming.command) : null;
    try {
      if (!entered) throw storeUnavailable();
      if (!entered.leave) throw busy(entered.retryAfterMs);
      const done = { ok: true as const, ...(await run()) };
      watch.carriedOut(done);
      return done;
    } catch (error) {
      const { command: what, requestId } = coming;
      const refusal = asRefusal(error, { what, requestId }, log);
      watch.refused(refusal.code);
      return refusalOf(refusal, requestId);
    } finally {
      entered?.leave?.();
    }
  }

  /** Lets work at the store that is no command wait for its turn like one. @throws RefusalError `busy` */
  async function inTurn<T>(what: string, run: () => Promise<T>): Promise<T> {
    const entered = await crowd.enter(what);
    if (!entered.leave) throw busy(entered.retryAfterMs);
    try {
      return await run();
    } finally {
      entered.leave();
    }
  }

  return { runVisitor, runAgent, inTurn };
}

/** Whatever was thrown, as a refusal with a stable code. The message of an unknown error stays in the log. */
export function asRefusal(
  error: unknown,
  where: { what: string; requestId?: string },
  log: Log,
): RefusalError {
  if (error instanceof RefusalError) return error;
  if (isStoreUnavailable(error)) return storeUnavailable();
  log.error({ err: error, ...where }, 'unexpected error');
  return new RefusalError('internal');
}

/** When it is worth to come again: neither all at once nor never. */
const RETRY_SECONDS = { least: 1, most: 30 };

function busy(retryAfterMs: number): RefusalError {
  const { least, most } = RETRY_SECONDS;
  const retryAfterSeconds = Math.min(most, Math.max(least, Math.ceil(retryAfterMs / 1000)));
  const message = `The conversation store is slow; send it again in ${retryAfterSeconds} s`;
  return new RefusalError('busy', message, { retryAfterSeconds });
}

function storeUnavailable(): RefusalError {
  return new RefusalError('store_unavailable', 'The conversation store cannot be reached; send it again');
}

function unknownCommand(name: string, known: string[]): RefusalError {
  return new RefusalError('unknown_command', `No command ${name.slice(0, 60)}; known: ${known.join(', ')}`);
}
