import { type BriefState, foldBrief } from '../../core/brief/brief.ts';
import { briefView } from '../../core/brief/brief-view.ts';
import { detectLanguage } from '../../core/text/language.ts';
import { type Conversation, evolve } from '../../core/timeline/conversation.ts';
import { type Entry, type EntryData, type EntryType, entryData } from '../../core/timeline/entry.ts';
import type { FoundArticle } from '../../core/triage/judge/engine-result.ts';
import type { Actor } from '../../core/values/people.ts';
import type { EngineInput } from '../../workers/engines/engine.ts';

export type Said = { by: 'contact' | 'assistant' | 'agent'; text: string };

export type Story = {
  /** Oldest first; the first is entry 2. */
  turns: Said[];
  articles?: Pick<FoundArticle, 'id' | 'title' | 'body'>[];
  language?: string | null;
  assistantName?: string;
  tokensUsed?: number;
};

const START = Date.UTC(2026, 2, 2, 9);

/** What an engine would be given for a conversation: conversation and brief are folded from real entries. */
export function makeEngineInput(story: Story): EngineInput {
  const entries = entriesOf(story.turns);
  let conversation: Conversation | null = null;
  let brief: BriefState | undefined;
  for (const entry of entries) {
    conversation = evolve(conversation, entry);
    brief = foldBrief(brief, entry);
  }
  if (!conversation || !brief) throw new Error('a story begins with an entry');
  return {
    conversation,
    brief: briefView(brief),
    turns: story.turns.map(({ by, text }, index) => ({
      seq: index + 2,
      at: timeOf(index + 2),
      by,
      text,
      articleIds: [],
    })),
    articles: (story.articles ?? []).map((article) => ({
      ...article,
      version: 1,
      language: 'en',
      passage: article.body,
      score: 0.8,
    })),
    language: story.language === undefined ? languageOf(story.turns) : story.language,
    workspace: { name: 'Northwind Exports', assistantName: story.assistantName ?? 'Nora' },
    ...(story.tokensUsed === undefined ? {} : { tokensUsed: story.tokensUsed }),
  };
}

function languageOf(turns: Said[]): string | null {
  const newest = turns.findLast((turn) => turn.by === 'contact');
  const { language, confidence } = detectLanguage(newest?.text ?? '');
  return language !== 'und' && confidence >= 0.8 ? language : null;
}

/** The entries that a conversation of these turns would have. */
export function entriesOf(turns: Said[]): Entry[] {
  const started = entry(1, { kind: 'system' }, 'conversation.started', {
    contact: { id: 'c1', name: 'Maria', email: null, verified: false },
    account: { id: 'acme', name: 'Acme', tier: 'premium' },
    owner: { id: 'lee', name: 'Lee' },
    page: null,
    locale: null,
    byPress: false,
    priorContacts7d: 0,
  });
  return [started, ...turns.map((turn, index) => messageEntry(turn, index + 2))];
}

function messageEntry({ by, text }: Said, seq: number): Entry {
  if (by !== 'assistant') return entry(seq, { kind: by, id: by }, 'message.posted', { text });
  const reply = {
    replyId: `r${seq}`,
    decisionId: `d${seq}`,
    kind: 'answer' as const,
    answersSeq: seq - 1,
    articles: [],
  };
  return entry(seq, { kind: 'assistant' }, 'message.posted', { text, reply });
}

function entry<T extends EntryType>(seq: number, actor: Actor, type: T, data: EntryData<T>): Entry {
  const common = { id: `e${seq}`, workspaceId: 'w', conversationId: 'case', seq, at: timeOf(seq), actor };
  return {
    ...common,
    clientId: `k${seq}`,
    prevContactSeq: 0,
    type,
    data: entryData[type].parse(data),
  } as Entry;
}

function timeOf(seq: number): string {
  return new Date(START + seq * 20_000).toISOString();
}
