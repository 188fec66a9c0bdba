import type { ProblemCode } from '../../core/contract/problems.ts';
import { decide, type TimelineCommand } from '../../core/timeline/decide/decide.ts';
import type { Draft, Entry } from '../../core/timeline/entry.ts';
import { type ConversationState, evolve, fold } from '../../core/timeline/state.ts';
import type { Person } from '../../core/values/values.ts';
import { StoreAwayError } from '../store/connect.ts';
import { type Entries, entryAt } from '../store/entries.ts';
import type { InsertVerdict } from '../store/insert-results.ts';
import { createGroupCommit } from './group-commit.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { createLru } from './lru.ts';
import { owedDrafts } from './owed.ts';

/** A command's end: the entry that acknowledges it, or a refusal. `fresh` is false for a resent command. */
export type Executed =
  | { ok: true; entry: Entry; state: ConversationState; fresh: boolean }
  | { ok: false; code: ProblemCode; message: string; assignee?: Person };

export type Appended = { entry: Entry; state: ConversationState };

type Deps = {
  entries: Pick<Entries, 'insertBatch' | 'insertInOrder' | 'after' | 'byClientId' | 'bySeq'>;
  /** Called with what has become durable, in order within a conversation; must not throw. */
  onAppended: (appended: Appended[]) => void;
  now: () => string;
  newId: () => string;
  /** What the driver's heartbeat last found. A command that waited in turn is not to wait for a dead store as well. */
  isStoreUp?: () => boolean;
};

const MAX_RACES = 100;
const CACHED_CONVERSATIONS = 20_000;

export type Timeline = ReturnType<typeof createTimeline>;

/**
 * The way into the timeline: state + command → entries → one insert. A race that is lost is run again from the
 * state that won; the unique index, not a read, tells when the cached state is stale.
 */
export function createTimeline({ entries, onAppended, now, newId, isStoreUp = () => true }: Deps) {
  const commit = createGroupCommit(entries.insertBatch);
  const inTurn = createKeyedQueue();
  const states = createLru<ConversationState>(CACHED_CONVERSATIONS);

  /** The newest state that the store has; null for an unknown conversation. */
  async function refresh(conversationId: string): Promise<ConversationState | null> {
    const known = states.get(conversationId) ?? null;
    const newer = await entries.after(conversationId, known?.seq ?? 0);
    const state = newer.reduce<ConversationState | null>(evolveLoose, known);
    if (state) remember(state);
    return state;
  }

  /** The state as this process knows it: cheap, and possibly a moment behind. */
  async function load(conversationId: string): Promise<ConversationState | null> {
    return states.get(conversationId) ?? refresh(conversationId);
  }

  function remember(state: ConversationState): void {
    const known = states.get(state.conversationId);
    if (!known || known.seq < state.seq) states.set(state.conversationId, state);
  }

  /** Takes note of an entry that another process appended. */
  function observe(entry: Entry): void {
    const known = states.get(entry.conversationId);
    if (!known || entry.seq <= known.seq) return;
    if (entry.seq === known.seq + 1) states.set(entry.conversationId, evolve(known, entry));
    else states.delete(entry.conversationId);
  }

  function execute(conversationId: string, workspaceId: string, command: TimelineCommand): Promise<Executed> {
    return inTurn(conversationId, () => executeInTurn(conversationId, workspaceId, command));
  }

  async function executeInTurn(
    conversationId: string,
    workspaceId: string,
    command: TimelineCommand,
  ): Promise<Executed> {
    if (!isStoreUp()) throw new StoreAwayError();
    let state = command.kind === 'start' ? (states.get(conversationId) ?? null) : await load(conversationId);
    let isFresh = false;
    for (let race = 0; race < MAX_RACES; race++) {
      const outcome = decide(state, { ...command, now: now() });
      if (outcome.kind === 'append') {
        // A batch has entries before the one that would meet its clientId: a resent command must not write those.
        const known = outcome.drafts.length > 1 ? await firstEntryOf(conversationId, command.clientId) : null;
        if (known) return complete(known, command);
        const placed = place(outcome.drafts, state, conversationId, workspaceId);
        const verdict = await insert(placed);
        if (verdict === 'inserted') return acknowledge(placed, command.clientId);
        const first = await firstEntryOf(conversationId, command.clientId);
        if (first) return complete(first, command);
        isFresh = true;
        state = await refresh(conversationId);
        continue;
      }
      const first = await firstEntryOf(conversationId, command.clientId);
      if (first) return complete(first, command);
      // A refusal is only spoken from the newest state.
      if (!isFresh) {
        isFresh = true;
        state = await refresh(conversationId);
        continue;
      }
      return outcome.kind === 'unchanged'
        ? unchanged(conversationId, outcome.seq, state)
        : { ok: false, ...withoutKind(outcome) };
    }
    return contended();
  }

  /** Appends what a command owes whose batch was cut short after the entry that acknowledges it. */
  async function complete(first: Executed & { ok: true }, command: TimelineCommand): Promise<Executed> {
    if (command.kind !== 'contact-post' && command.kind !== 'answer-resolution') return first;
    const { conversationId, workspaceId } = first.entry;
    for (let race = 0; race < MAX_RACES; race++) {
      const all = await entries.after(conversationId, 0);
      const drafts = owedDrafts(all, first.entry, { ...command, now: now() });
      if (drafts.length === 0) return first;
      const placed = place(drafts, fold(all), conversationId, workspaceId);
      if ((await insert(placed)) !== 'inserted') continue;
      const { state } = told(placed);
      return { ...first, state };
    }
    return contended();
  }

  function place(
    drafts: Draft[],
    state: ConversationState | null,
    conversationId: string,
    workspaceId: string,
  ): Appended[] {
    const at = laterOf(now(), state?.updatedAt);
    let current = state;
    return drafts.map((draft) => {
      const seq = (current?.seq ?? 0) + 1;
      const prevContactSeq = current?.contactSeq ?? 0;
      const owner = current?.workspaceId ?? workspaceId;
      const entry = entryAt(draft, {
        id: newId(),
        workspaceId: owner,
        conversationId,
        seq,
        at,
        prevContactSeq,
      });
      current = evolve(current, entry);
      return { entry, state: current };
    });
  }

  async function insert(placed: Appended[]): Promise<InsertVerdict> {
    const [only, ...rest] = placed;
    if (only && rest.length === 0) return commit(only.entry);
    const verdicts = await entries.insertInOrder(placed.map(({ entry }) => entry));
    const written = placed.filter((_, index) => verdicts[index] === 'inserted');
    // A prefix may have become durable before a conflict: it is told like any other.
    if (written.length > 0 && written.length < placed.length) onAppended(written);
    return verdicts.at(-1) ?? 'seq_taken';
  }

  function acknowledge(placed: Appended[], clientId: string): Executed {
    const last = told(placed);
    const main = placed.find(({ entry }) => entry.clientId === clientId) ?? last;
    return { ok: true, entry: main.entry, state: last.state, fresh: true };
  }

  function told(placed: Appended[]): Appended {
    const last = placed.at(-1);
    if (!last) throw new Error('nothing to append');
    remember(last.state);
    onAppended(placed);
    return last;
  }

  async function firstEntryOf(
    conversationId: string,
    clientId: string,
  ): Promise<(Executed & { ok: true }) | null> {
    const entry = await entries.byClientId(conversationId, clientId);
    if (!entry) return null;
    const state = await refresh(conversationId);
    if (!state) throw new Error(`conversation ${conversationId} has an entry but no state`);
    return { ok: true, entry, state, fresh: false };
  }

  async function unchanged(
    conversationId: string,
    seq: number,
    state: ConversationState | null,
  ): Promise<Executed> {
    const entry = await entries.bySeq(conversationId, seq);
    if (!entry || !state) return { ok: false, code: 'not_found', message: 'There is no such conversation' };
    return { ok: true, entry, state, fresh: false };
  }

  return {
    execute,
    load,
    refresh,
    observe,
    /** The state where it is in memory already. */
    peek: (conversationId: string) => states.get(conversationId) ?? null,
    /** The entries after `seq` from the store, at most `limit`, in order; of some types only, where given. */
    entriesAfter: entries.after,
  };
}

function contended(): Executed {
  return { ok: false, code: 'contended', message: 'Too many writers at once; send it again' };
}

/** Folds entries that may overlap what is known already. */
function evolveLoose(state: ConversationState | null, entry: Entry): ConversationState | null {
  return state && entry.seq <= state.seq ? state : evolve(state, entry);
}

/** A clock that steps back must not put a later entry before an earlier one. */
function laterOf(at: string, before: string | undefined): string {
  return before && before > at ? before : at;
}

function withoutKind<T extends { kind: string }>({ kind: _, ...rest }: T): Omit<T, 'kind'> {
  return rest;
}
