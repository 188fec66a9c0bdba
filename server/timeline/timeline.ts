import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../core/timeline/decide/decide.ts';
import type { Draft, Entry } from '../../core/timeline/entry.ts';
import type { Person } from '../../core/values/people.ts';
import type { ProblemCode } from '../../core/values/problems.ts';
import type { Acknowledgements } from '../store/acknowledgements.ts';
import { StoreAwayError } from '../store/connect.ts';
import { type Entries, entryAt } from '../store/entries.ts';
import type { InsertFate } from '../store/insert-fates.ts';
import { inStep, type Step } from '../telemetry/tracing.ts';
import { createFolds, type FoldsDeps } from './folds.ts';
import { createGroupCommit, createOrderedCommit } from './group-commit.ts';
import { createOneByOne } from './one-by-one.ts';
import { owedDrafts } from './owed.ts';

/**
 * A command's end: the entry that acknowledges it and the last that it wrote, or a refusal. `fresh` is false for a
 * resent command.
 */
export type Executed =
  | { ok: true; entry: Entry; last: Entry; conversation: Conversation; fresh: boolean }
  | { ok: false; code: ProblemCode; message: string; assignee?: Person };

/** An entry that has become durable. `step`: of a trace, from here until everybody was told. */
export type Appended = { entry: Entry; conversation: Conversation; step?: Step | undefined };

/** A conversation and its last entries. */
export type Newest = { conversation: Conversation; entries: Entry[] };

type Deps = Omit<FoldsDeps, 'entries'> & {
  entries: Pick<Entries, 'insertBatch' | 'insertInOrder' | 'after' | 'before' | 'byClientId' | 'bySeq'>;
  acknowledgements: Pick<Acknowledgements, 'note' | 'find'>;
  /** Called with what has become durable, in order within a conversation; must not throw. */
  onAppended: (appended: Appended[]) => void;
  now: () => string;
  newId: () => string;
  /** What the driver's heartbeat last found. A command that waited in turn is not to wait for a dead store as well. */
  isStoreUp?: () => boolean;
};

const MAX_RACES = 100;

export type Timeline = ReturnType<typeof createTimeline>;

/**
 * The way into the timeline: conversation + command → entries → one insert. A race that is lost is run again from the
 * conversation that won; the unique index, not a read, tells when the cached conversation is stale.
 */
export function createTimeline({
  entries,
  acknowledgements,
  onAppended,
  now,
  newId,
  isStoreUp = () => true,
  ...foldsDeps
}: Deps) {
  const commit = createGroupCommit(entries.insertBatch);
  const commitInOrder = createOrderedCommit(entries.insertInOrder);
  const inTurn = createOneByOne();
  const folds = createFolds({ entries, ...foldsDeps });
  const { refresh, load, remember } = folds;

  function execute(conversationId: string, workspaceId: string, command: TimelineCommand): Promise<Executed> {
    const attributes = { 'handrail.conversation_id': conversationId, 'handrail.kind': command.kind };
    return inStep('append', attributes, () =>
      inTurn(conversationId, () => executeInTurn(conversationId, workspaceId, command)),
    );
  }

  async function executeInTurn(
    conversationId: string,
    workspaceId: string,
    command: TimelineCommand,
  ): Promise<Executed> {
    if (!isStoreUp()) throw new StoreAwayError();
    let conversation = command.kind === 'start' ? folds.peek(conversationId) : await load(conversationId);
    let isFresh = false;
    for (let race = 0; race < MAX_RACES; race++) {
      const outcome = decide(conversation, { ...command, now: now() });
      if (outcome.kind === 'append') {
        const known = await answeredBefore(conversation, outcome.drafts, conversationId, command);
        if (known) return complete(known, command);
        const placed = place(outcome.drafts, conversation, conversationId, workspaceId);
        const fate = await insert(placed);
        if (fate === 'inserted') return acknowledge(placed, command.clientId);
        const first = await firstEntryOf(conversationId, command.clientId);
        if (first) return complete(first, command);
        isFresh = true;
        conversation = await refresh(conversationId);
        continue;
      }
      // That nothing is to be done is only said from the newest conversation.
      if (!isFresh) {
        isFresh = true;
        conversation = await refresh(conversationId);
        continue;
      }
      if (outcome.kind === 'unchanged') return unchanged(conversationId, outcome.seq, conversation, command);
      const first = await firstEntryOf(conversationId, command.clientId);
      return first ? complete(first, command) : { ok: false, ...withoutKind(outcome) };
    }
    return contended();
  }

  /**
   * What a resent command was answered with, where writing would not notice that it is one: a batch has entries before
   * the one that would meet its clientId, and a press while a person was on the way left no entry at all.
   */
  async function answeredBefore(
    conversation: Conversation | null,
    drafts: Draft[],
    conversationId: string,
    { kind, clientId }: TimelineCommand,
  ): Promise<(Executed & { ok: true }) | null> {
    const isMetLate = drafts[0]?.clientId !== clientId;
    const mayBeNoted = kind === 'request-person' && conversation?.lastEscalation;
    if (!isMetLate && !mayBeNoted) return null;
    const [first, seq] = await Promise.all([
      isMetLate ? firstEntryOf(conversationId, clientId) : null,
      mayBeNoted ? acknowledgements.find(conversationId, clientId) : null,
    ]);
    if (first || seq === null || !conversation) return first;
    return unchangedBy(await entries.bySeq(conversationId, seq), conversation);
  }

  /** Appends what a command owes whose batch was cut short after the entry that acknowledges it. */
  async function complete(first: Executed & { ok: true }, command: TimelineCommand): Promise<Executed> {
    if (command.kind !== 'contact-post' && command.kind !== 'answer-resolution') return first;
    const { conversationId, workspaceId } = first.entry;
    for (let race = 0; race < MAX_RACES; race++) {
      const current = await refresh(conversationId);
      const drafts = await owedDrafts(entries, current, first.entry, { ...command, now: now() });
      if (drafts.length === 0) return first;
      const placed = place(drafts, current, conversationId, workspaceId);
      if ((await insert(placed)) !== 'inserted') continue;
      const { conversation } = told(placed);
      return { ...first, conversation };
    }
    return contended();
  }

  function place(
    drafts: Draft[],
    conversation: Conversation | null,
    conversationId: string,
    workspaceId: string,
  ): Appended[] {
    const at = laterOf(now(), conversation?.updatedAt);
    let current = conversation;
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
      return { entry, conversation: current };
    });
  }

  async function insert(placed: Appended[]): Promise<InsertFate> {
    const [only, ...rest] = placed;
    if (only && rest.length === 0) return commit(only.entry);
    const fates = await commitInOrder(placed.map(({ entry }) => entry));
    const written = placed.filter((_, index) => fates[index] === 'inserted');
    // A prefix may have become durable before a conflict: it is told like any other.
    if (written.length > 0 && written.length < placed.length) onAppended(written);
    return fates.at(-1) ?? 'seq_taken';
  }

  function acknowledge(placed: Appended[], clientId: string): Executed {
    const last = told(placed);
    const main = placed.find(({ entry }) => entry.clientId === clientId) ?? last;
    return {
      ok: true,
      entry: main.entry,
      last: last.entry,
      conversation: last.conversation,
      fresh: true,
    };
  }

  function told(placed: Appended[]): Appended {
    const last = placed.at(-1);
    if (!last) throw new Error('nothing to append');
    remember(last.conversation);
    onAppended(placed);
    return last;
  }

  async function firstEntryOf(
    conversationId: string,
    clientId: string,
  ): Promise<(Executed & { ok: true }) | null> {
    const entry = await entries.byClientId(conversationId, clientId);
    if (!entry) return null;
    const conversation = await refresh(conversationId);
    if (!conversation) throw new Error(`conversation ${conversationId} has an entry but no beginning`);
    return { ok: true, entry, last: entry, conversation, fresh: false };
  }

  /** The wish is fulfilled by the entry at `seq`. A press is noted: it must not ask again when it is sent again. */
  async function unchanged(
    conversationId: string,
    seq: number,
    conversation: Conversation | null,
    command: TimelineCommand,
  ): Promise<Executed> {
    const { clientId } = command;
    const [known, entry] = await Promise.all([
      entries.byClientId(conversationId, clientId),
      entries.bySeq(conversationId, seq),
      command.kind === 'request-person'
        ? acknowledgements.note(conversationId, clientId, seq, new Date(now()))
        : null,
    ]);
    if (!conversation) return { ok: false, code: 'not_found', message: 'There is no such conversation' };
    if (known) return complete({ ok: true, entry: known, last: known, conversation, fresh: false }, command);
    return (
      unchangedBy(entry, conversation) ?? {
        ok: false,
        code: 'not_found',
        message: 'There is no such conversation',
      }
    );
  }

  /**
   * The newest conversation that the store has, with its last entries, at most `limit`, in order: one look at the store.
   * Null for an unknown conversation.
   */
  async function newest(conversationId: string, limit: number): Promise<Newest | null> {
    const last = await entries.before(conversationId, Number.MAX_SAFE_INTEGER, limit);
    const conversation = await folds.refreshBy(conversationId, last);
    if (!conversation) return null;
    // This process has gone on while it read.
    return conversation.seq === last.at(-1)?.seq
      ? { conversation, entries: last }
      : newest(conversationId, limit);
  }

  return {
    execute,
    load,
    refresh,
    newest,
    observe: folds.observe,
    forget: folds.forget,
    peek: folds.peek,
    /** How much memory the conversations take, in bytes, by estimate. */
    cachedBytes: folds.bytes,
    /** The entry that a command left. */
    entryOf: entries.byClientId,
    /** The last entries before `seq`, at most `limit`, in order; of some types only, where given. */
    entriesBefore: entries.before,
    /** The entries after `seq` from the store, at most `limit`, in order; of some types only, where given. */
    entriesAfter: entries.after,
  };
}

function unchangedBy(entry: Entry | null, conversation: Conversation): (Executed & { ok: true }) | null {
  return entry && { ok: true, entry, last: entry, conversation, fresh: false };
}

function contended(): Executed {
  return { ok: false, code: 'contended', message: 'Too many people are writing here at once; send it again' };
}

/** A clock that steps back must not put a later entry before an earlier one. */
function laterOf(at: string, before: string | undefined): string {
  return before && before > at ? before : at;
}

function withoutKind<T extends { kind: string }>({ kind: _, ...rest }: T): Omit<T, 'kind'> {
  return rest;
}
