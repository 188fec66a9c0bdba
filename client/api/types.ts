// Made by `npm run docs` from the reference of the protocol.

export type VisitorCommands = {
  /** Starts a conversation, with a first message where `text` is given. */
  'conversation:start': {
    input: {
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** The text */
      text?: string;
      /** The page that the contact is on */
      page?: {
        /** The address of the page */
        url: string;
        /** The title */
        title?: string;
      };
      /** The language setting of the contact's browser (BCP 47) */
      locale?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The conversation */
      conversationId: string;
      /** The entries, in order */
      entries: Array<ContactEntry>;
    };
  };
  /** Posts a message. The acknowledgement comes after it is durable. With `choiceId` it takes a choice of the last message, whose label is the text; a choice of the kind `person` asks for a person as well. */
  'message:send': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** The text */
      text: string;
      /** The choice that is taken. */
      choiceId?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Asks for a person. Never gated, never limited; without `conversationId` it starts the conversation. */
  'human:request': {
    input: {
      /** The conversation; one begins where it is left out */
      conversationId?: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** What the person adds in words; null where nothing was added */
      note?: string;
      /** The page that the contact came from; null while unknown */
      page?: {
        /** The address of the page */
        url: string;
        /** The title */
        title?: string;
      };
      /** The language setting of the contact's browser (BCP 47) */
      locale?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** The conversation; one begins where it is left out */
      conversationId: string;
      /** What the contact is told of the way to a person */
      access: Access;
    };
  };
  /** The entries after `seq`, in order, for filling a gap. */
  'entries:after': {
    input: {
      /** The conversation */
      conversationId: string;
      /** The last entry that is held, by its `seq`; 0 for all */
      seq: number;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entries, in order */
      entries: Array<ContactEntry>;
      /** Whether further entries follow: ask again after the last one */
      more: boolean;
      /** What the contact is told of the way to a person */
      access: Access;
    };
  };
  /** The newest entries before `seq`, in order, for reading back through a long conversation. */
  'entries:before': {
    input: {
      /** The conversation */
      conversationId: string;
      /** The first entry that is held, by its `seq`; any larger number for the newest */
      seq: number;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entries, in order */
      entries: Array<ContactEntry>;
      /** Whether further entries follow: ask again after the last one */
      more: boolean;
    };
  };
  /** Tells the other side that the contact is typing. */
  'typing:set': {
    input: {
      /** The conversation */
      conversationId: string;
      /** Whether they type */
      typing: boolean;
    };
    answer: {
      /** It was carried out */
      ok: true;
    };
  };
  /** Answers "Did this solve it?". A no leads to a person. */
  'resolution:answer': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** Whether it is solved */
      solved: boolean;
      /** How good the answer was, 1 to 5 */
      score?: number;
      /** What the person adds in words */
      comment?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
    };
  };
};

export type AgentCommands = {
  /** Says whether the agent takes conversations, and how many at a time. */
  'presence:set': {
    input: {
      /** Whether the agent takes conversations */
      status: 'online' | 'away' | 'offline';
      /** How many conversations the agent holds at a time */
      capacity?: number;
    };
    answer: {
      /** It was carried out */
      ok: true;
    };
  };
  /** The first waiting conversations in order, or those behind the one named `after`; `queue:changed` pushes follow with every change. */
  'queue:watch': {
    input: {
      /** The waiting conversation behind which to go on; left out: from the first */
      after?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** Whose versions these are. Another one: the line is to be watched again, from its beginning */
      epoch: string;
      /** One more with each change that is pushed */
      version: number;
      /** How many wait */
      total: number;
      /** How many of them nobody has seen */
      unseen: number;
      /** The conversations, in order */
      items: Array<LineItem>;
    };
  };
  /** Takes a conversation. Refused with `taken` and who has it when somebody was faster. */
  'conversation:take': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
    };
  };
  /** Accepts an offered conversation. */
  'offer:accept': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** Why, with a stable code and a sentence; null where it does not apply */
      reason?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
    };
  };
  /** Declines an offered conversation; it goes to the next agent at once. */
  'offer:decline': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** Why, with a stable code and a sentence; null where it does not apply */
      reason?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** The conversation with its brief and its first entries; `entries:after` has those up to its `lastSeq`, and `entry` pushes follow. */
  'conversation:open': {
    input: {
      /** The conversation */
      conversationId: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The conversation, as lists show it */
      conversation: ConversationSummary;
      /** The entries, in order */
      entries: Array<AgentEntry>;
      /** What an agent needs to know before the first answer */
      brief: Brief;
    };
  };
  /** The entries after `seq`, in order, for filling a gap. */
  'entries:after': {
    input: {
      /** The conversation */
      conversationId: string;
      /** The last entry that is held, by its `seq`; 0 for all */
      seq: number;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entries, in order */
      entries: Array<AgentEntry>;
      /** Whether further entries follow: ask again after the last one */
      more: boolean;
    };
  };
  /** The newest entries before `seq`, in order, for reading back through a long conversation. */
  'entries:before': {
    input: {
      /** The conversation */
      conversationId: string;
      /** The first entry that is held, by its `seq`; any larger number for the newest */
      seq: number;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entries, in order */
      entries: Array<AgentEntry>;
      /** Whether further entries follow: ask again after the last one */
      more: boolean;
    };
  };
  /** Answers the contact. Only the assignee may. */
  'message:send': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** The text */
      text: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Adds a note that contacts never see. */
  'note:add': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** The text */
      text: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Hands the conversation to an agent, a team or whoever has a skill. */
  'conversation:transfer': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** Whom to hand it to: an agent, a team, or whoever has a skill */
      to: TransferTarget;
      /** Why, in words; contacts do not see it */
      reason: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Says that it is answered; the contact is asked to confirm. */
  'conversation:resolve': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** What the person adds in words; null where nothing was added */
      note?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Closes a resolved conversation. */
  'conversation:close': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Says that somebody has seen a waiting conversation, so that its alert stops repeating. */
  'alert:acknowledge': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Records what an agent says of a decision of the assistant. */
  'decision:label': {
    input: {
      /** The conversation */
      conversationId: string;
      /** A UUID made by the client. The same again writes nothing and gets the first acknowledgement */
      clientId: string;
      /** The decision */
      decisionId: string;
      /** What the agent says of the decision */
      verdict: 'right' | 'too_early' | 'too_late' | 'not_needed';
      /** What the person adds in words */
      comment?: string;
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The entry, by its number in the conversation */
      seq: number;
      /** The entry that was written */
      entryId: string;
      /** When it became durable in order */
      at: string;
    };
  };
  /** Tells the contact that the agent is typing. */
  'typing:set': {
    input: {
      /** The conversation */
      conversationId: string;
      /** Whether they type */
      typing: boolean;
    };
    answer: {
      /** It was carried out */
      ok: true;
    };
  };
  /** Erases a contact: who it is at once, what was said soon after. Sent again, it says how far that is. */
  'contact:erase': {
    input: {
      /** The contact. */
      contactId: string;
      /** Why. Kept with the record. */
      reason: 'contact_asked' | 'legal_duty' | 'not_needed';
    };
    answer: {
      /** It was carried out */
      ok: true;
      /** The record of the erasure. */
      erasure: {
        /** The contact. The id is used up and opens nothing any more. */
        contactId: string;
        /** Who asked for it; `system` where it was kept long enough. */
        by: Actor;
        /** Why. */
        reason: 'contact_asked' | 'legal_duty' | 'not_needed' | 'retention';
        /** When it was asked for: from then on nobody is this contact. */
        requestedAt: string;
        /** When all that was found was erased; null while it goes on. */
        finishedAt: string | null;
        /** When a later look found that nothing had come after; null before, for about a minute. */
        confirmedAt: string | null;
        /** How many conversations were erased. */
        conversations: number;
        /** How many of their entries were written anew. */
        entries: number;
      };
    };
  };
};

export type VisitorPushes = {
  /** One timeline entry. */
  entry: ContactEntry;
  /** How far a conversation is, told again and again: who lacks an entry up to `seq` asks `entries:after`. Pushes can be lost between servers. */
  newest: {
    /** The conversation */
    conversationId: string;
    /** The entry, by its number in the conversation */
    seq: number;
  };
  /** A piece of an assistant reply while it is written; the entry that ends it is the truth. */
  'reply:delta': {
    /** The conversation */
    conversationId: string;
    /** The reply; its pieces (`reply:delta`) carry the same id */
    replyId: string;
    /** The place of the piece in the reply, from 0 */
    index: number;
    /** The text */
    text: string;
  };
  /** A reply that was being written is not coming: a person was asked for, or it failed. */
  'reply:withdrawn': {
    /** The conversation */
    conversationId: string;
    /** The reply; its pieces (`reply:delta`) carry the same id */
    replyId: string;
  };
  /** The way to a person changed: place in line, wait, who has it. */
  access: {
    /** Whether people are on duty now. A person can be asked for either way */
    open: boolean;
    /** The place in line, 1 is next; null while not waiting */
    position: number | null;
    /** Whether the contact waits for a person now */
    waiting: boolean;
    /** The wait, measured from recent waits; null where there is too little history to be honest */
    estimatedWaitSeconds: number | null;
    /** When people are on duty next; null while they are, or where it is not known */
    opensAt: string | null;
    /** The named person who is accountable from the first minute */
    owner: {
      /** The name */
      name: string;
    };
    /** Who has the conversation; null before anybody took it */
    assignee: {
      /** The name */
      name: string;
    } | null;
    /** When the person was asked for; null while nobody was */
    requestedAt: string | null;
    /** The conversation */
    conversationId: string;
  };
  /** Somebody types or stopped. */
  typing: {
    /** The conversation */
    conversationId: string;
    /** Who types */
    who: {
      /** Which kind */
      kind: 'contact' | 'assistant' | 'agent';
      /** The name */
      name?: string;
    };
    /** Whether they type */
    typing: boolean;
  };
};

export type AgentPushes = {
  /** A conversation is proposed to this agent until `expiresAt`. */
  offer: {
    /** The conversation */
    conversationId: string;
    /** Until when the offer stands */
    expiresAt: string;
    /** What an agent needs to know before the first answer */
    brief: Brief;
  };
  /** An offer to this agent is over. */
  'offer:ended': {
    /** The conversation */
    conversationId: string;
    /** How it went */
    outcome: 'declined' | 'expired' | 'withdrawn';
  };
  /** What changed in the line since the version before: take `removed` and `changed` out, then put `changed` in, in order, each at its `place`. A gap in `version`: send `queue:watch` again. */
  'queue:changed': {
    /** Whose versions these are. Another one: the line is to be watched again, from its beginning */
    epoch: string;
    /** One more with each change that is pushed */
    version: number;
    /** How many wait */
    total: number;
    /** How many of them nobody has seen */
    unseen: number;
    /** Who came into the line or changed in it, in order, with the places after all of it */
    changed: Array<LineItem>;
    /** Who stands in line no longer */
    removed: Array<string>;
  };
  /** One timeline entry of an opened conversation. */
  entry: AgentEntry;
  /** How far a conversation is, told again and again: who lacks an entry up to `seq` asks `entries:after`. Pushes can be lost between servers. */
  newest: {
    /** The conversation */
    conversationId: string;
    /** The entry, by its number in the conversation */
    seq: number;
  };
  /** The brief of an opened conversation changed. */
  brief: {
    /** The conversation */
    conversationId: string;
    /** What an agent needs to know before the first answer */
    brief: Brief;
  };
  /** Somebody types or stopped. */
  typing: {
    /** The conversation */
    conversationId: string;
    /** Who types */
    who: {
      /** Which kind */
      kind: 'contact' | 'assistant' | 'agent';
      /** The name */
      name?: string;
    };
    /** Whether they type */
    typing: boolean;
  };
  /** The team's presence changed. */
  presence: {
    /** The agents */
    agents: Array<AgentPresence>;
  };
  /** Who else looks at an opened conversation. */
  viewing: {
    /** The conversation */
    conversationId: string;
    /** The agents */
    agents: Array<Person>;
  };
};

export type Calls = {
  /** Whether the process lives. */
  'GET /healthz': {
    answer: {
      /** Whether the agent takes conversations */
      status: 'ok';
    };
  };
  /** Whether the assistant can answer, and what is waited for. 503 while the store is away, and in a new installation until the assistant can answer for the first time. */
  'GET /readyz': {
    answer: Readiness;
  };
  /** Prometheus text; asks for `HANDRAIL_METRICS_TOKEN` as Bearer outside demo mode. */
  'GET /metrics': {
    answer: string;
  };
  /** Begins or resumes a visitor session. */
  'POST /api/v1/visitor/sessions': {
    body: {
      /** The key of the workspace, as the widget's tag names it */
      workspace: string;
      /** The visitor's token */
      token?: string;
      /** A JWT by which the host's own back end vouches for a signed-in contact */
      identity?: string;
    };
    answer: VisitorSession;
  };
  /** For the host's back end: ends all sessions of a signed-in contact. Their tokens and sockets end within seconds, and identities signed before open nothing any more. */
  'POST /api/v1/visitor/sign-outs': {
    body: {
      /** The workspace */
      workspace: string;
      /** A JWT by which the host's own back end vouches for a signed-in contact */
      identity: string;
    };
    answer: Record<string, never>;
  };
  /** Signs in and sets the session cookie. */
  'POST /api/v1/auth/login': {
    body: {
      /** The e-mail address of the account */
      email: string;
      /** The password */
      password: string;
    };
    answer: {
      /** Whoever is signed in */
      user: User;
    };
  };
  /** Signs out: the session ends, and its sockets are closed. */
  'POST /api/v1/auth/logout': {
    answer: Record<string, never>;
  };
  /** Who is signed in. */
  'GET /api/v1/auth/me': {
    answer: {
      /** Whoever is signed in */
      user: User;
    };
  };
  /** Conversations, newest first; search and filters; page by `cursor`. */
  'GET /api/v1/conversations': {
    query?: {
      /** Only conversations in this state */
      state?: State;
      /** Only conversations of this agent, by id; `me` is whoever asks */
      assignee?: string;
      /** Only conversations in which these words occur */
      q?: string;
      /** Only these conversations, by id, with commas between them (at most 200) */
      ids?: string;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** How many conversations a page has at most */
      limit?: number;
    };
    answer: {
      /** The conversations, in order */
      items: Array<ConversationSummary>;
      /** What to send as `cursor` for the next page; null on the last one. */
      nextCursor: string | null;
    };
  };
  /** A conversation with its brief. */
  'GET /api/v1/conversations/{id}': {
    params: {
      /** The conversation */
      id: string;
    };
    answer: {
      /** The conversation, as lists show it */
      conversation: ConversationSummary;
      /** What an agent needs to know before the first answer */
      brief: Brief;
    };
  };
  /** The entries after a `seq`. */
  'GET /api/v1/conversations/{id}/entries': {
    params: {
      /** The conversation */
      id: string;
    };
    query?: {
      /** The last entry that is held, by its `seq`; 0 for all */
      after?: number;
    };
    answer: {
      /** The entries, in order */
      entries: Array<AgentEntry>;
      /** Whether further entries follow: ask again after the last one */
      more: boolean;
    };
  };
  /** The decisions with their explanations. */
  'GET /api/v1/conversations/{id}/decisions': {
    params: {
      /** The conversation */
      id: string;
    };
    answer: {
      /** The decisions of the assistant in this conversation, in order */
      decisions: Array<Decision>;
    };
  };
  /** Agents, teams and skills to transfer to. */
  'GET /api/v1/team': {
    answer: Team;
  };
  /** Time to effective escalation and its companions; with `.csv` as a file. */
  'GET /api/v1/metrics/escalation': {
    query?: {
      /** From when: a date or a date-time; 30 days before `to` where it is left out */
      from?: string;
      /** Until when: a date or a date-time; now where it is left out */
      to?: string;
      /** The moment at which the figures are read: now, where it is left out. A date or a date-time */
      asOf?: string;
      /** What the figures are grouped by; null for one group */
      groupBy?: 'tier' | 'reason' | 'day' | 'team';
      /** Only accounts of this tier */
      tier?: string;
      /** Only needs that this team answered, by its id */
      team?: string;
    };
    answer: EscalationReport;
  };
  /** The figures as a CSV file, one row for each figure and group. */
  'GET /api/v1/metrics/escalation.csv': {
    query?: {
      /** From when: a date or a date-time; 30 days before `to` where it is left out */
      from?: string;
      /** Until when: a date or a date-time; now where it is left out */
      to?: string;
      /** The moment at which the figures are read: now, where it is left out. A date or a date-time */
      asOf?: string;
      /** What the figures are grouped by; null for one group */
      groupBy?: 'tier' | 'reason' | 'day' | 'team';
      /** Only accounts of this tier */
      tier?: string;
      /** Only needs that this team answered, by its id */
      team?: string;
    };
    answer: string;
  };
  /** What the assistant would hear in the workspace's own articles: sentences and example questions that would bring a person instead of an answer. Read anew half a minute after the articles change. */
  'GET /api/v1/assistant/misheard': {
    answer: {
      /** When the articles were last read for it; null where they were not yet */
      checkedAt: string | null;
      /** How many there are; `items` has the first of them */
      count: number;
      /** The sentences, in the order of the articles */
      items: Array<{
        /** The detector that hears it */
        detector: 'wish' | 'courtesy' | 'danger' | 'security' | 'legal' | 'outage' | 'urgency' | 'loop' | 'mood' | 'failedFixes' | 'repeatContact' | 'unanswered' | 'language' | 'readable' | 'course';
        /** The rule that then calls a person, by its id; K1 where a person is asked for */
        rule: string;
        /** The article, by its id */
        articleId: string;
        /** Its title, in the language of the sentence */
        title: string;
        /** The sentence or example question; secrets masked, clipped */
        sentence: string;
        /** The words in it that are heard */
        heard: string;
      }>;
    };
  };
  /** Contacts with an address or an id, and how far an erasure is. */
  'GET /api/v1/contacts': {
    query?: {
      /** The address, as it was given. */
      email?: string;
      /** The contact. */
      id?: string;
    };
    answer: {
      /** The conversations, in order */
      items: Array<{
        /** The contact. */
        id: string;
        /** The name; null while unknown. */
        name: string | null;
        /** The e-mail address; null while unknown. */
        email: string | null;
        /** Whether the host's own back end said who it is. */
        verified: boolean;
        /** The company that the contact belongs to; null while unknown */
        account: Account | null;
        /** When the contact was last seen. */
        seenAt: string;
        /** The record of the erasure; null where there is none. */
        erasure: {
          /** The contact. The id is used up and opens nothing any more. */
          contactId: string;
          /** Who asked for it; `system` where it was kept long enough. */
          by: Actor;
          /** Why. */
          reason: 'contact_asked' | 'legal_duty' | 'not_needed' | 'retention';
          /** When it was asked for: from then on nobody is this contact. */
          requestedAt: string;
          /** When all that was found was erased; null while it goes on. */
          finishedAt: string | null;
          /** When a later look found that nothing had come after; null before, for about a minute. */
          confirmedAt: string | null;
          /** How many conversations were erased. */
          conversations: number;
          /** How many of their entries were written anew. */
          entries: number;
        } | null;
      }>;
    };
  };
  /** Everything that is held of a contact, as a file. One that was cut short is no JSON. */
  'GET /api/v1/contacts/{id}/export': {
    params: {
      /** The contact */
      id: string;
    };
    answer: {
      /** What this document is. */
      format: 'handrail-contact';
      /** The version of its form. */
      version: 1;
      /** When it was made. */
      madeAt: string;
      /** Who the contact is. */
      contact: {
        /** The contact. */
        id: string;
        /** The name; null while unknown. */
        name: string | null;
        /** The e-mail address; null while unknown. */
        email: string | null;
        /** Whether the host's own back end said who it is. */
        verified: boolean;
        /** The company that the contact belongs to; null while unknown */
        account: Account | null;
        /** When the contact was last seen. */
        seenAt: string;
      };
      /** The record of the erasure; null where there is none. */
      erasure: {
        /** The contact. The id is used up and opens nothing any more. */
        contactId: string;
        /** Who asked for it; `system` where it was kept long enough. */
        by: Actor;
        /** Why. */
        reason: 'contact_asked' | 'legal_duty' | 'not_needed' | 'retention';
        /** When it was asked for: from then on nobody is this contact. */
        requestedAt: string;
        /** When all that was found was erased; null while it goes on. */
        finishedAt: string | null;
        /** When a later look found that nothing had come after; null before, for about a minute. */
        confirmedAt: string | null;
        /** How many conversations were erased. */
        conversations: number;
        /** How many of their entries were written anew. */
        entries: number;
      } | null;
      /** Input that could not be read and was kept. */
      malformed: Array<{
        /** When it came. */
        at: string;
        /** The command that it was meant for. */
        source: string;
        /** What came. */
        raw: string;
      }>;
      /** The conversations of the contact. */
      conversations: Array<{
        /** The conversation. */
        id: string;
        /** What the contact saw of it. */
        seen: Array<ContactEntry>;
        /** All of it: notes, decisions and what else the contact did not see. */
        entries: Array<AgentEntry>;
        /** What agents are told of it. */
        brief: Brief | null;
      }>;
    };
  };
  /** This reference, as OpenAPI 3.1. */
  'GET /api/openapi.json': {
    answer: Record<string, never>;
  };
  /** The reference of the sockets, as AsyncAPI 3.0. */
  'GET /api/asyncapi.json': {
    answer: Record<string, never>;
  };
};

export type Access = {
  /** Whether people are on duty now. A person can be asked for either way */
  open: boolean;
  /** The place in line, 1 is next; null while not waiting */
  position: number | null;
  /** Whether the contact waits for a person now */
  waiting: boolean;
  /** The wait, measured from recent waits; null where there is too little history to be honest */
  estimatedWaitSeconds: number | null;
  /** When people are on duty next; null while they are, or where it is not known */
  opensAt: string | null;
  /** The named person who is accountable from the first minute */
  owner: {
    /** The name */
    name: string;
  };
  /** Who has the conversation; null before anybody took it */
  assignee: {
    /** The name */
    name: string;
  } | null;
  /** When the person was asked for; null while nobody was */
  requestedAt: string | null;
};

export type Account = {
  /** The id */
  id: string;
  /** The name */
  name: string;
  /** The service level of the account */
  tier: 'standard' | 'premium' | 'enterprise';
};

export type Actor = {
  /** Which kind */
  kind: 'contact' | 'assistant' | 'agent' | 'system';
  /** The id */
  id?: string;
  /** The name */
  name?: string;
};

export type AgentEntry = {
  /** The id */
  id: string;
  /** The conversation */
  conversationId: string;
  /** The entry, by its number in the conversation */
  seq: number;
  /** When it became durable in order */
  at: string;
  /** Who did it */
  actor: Actor;
  /** On what people did: the `clientId` of the command that wrote it. One command may write several entries; all of them carry it. */
  clientId?: string;
} & ({
  /** What happened */
  type: 'conversation.started';
  /** What happened, by type */
  data: {
    /** The contact */
    contact: {
      /** The id */
      id: string;
      /** The name */
      name: string | null;
      /** The e-mail address; null while unknown */
      email: string | null;
      /** Whether the host's own back end vouches for the contact */
      verified: boolean;
    };
    /** The company that the contact belongs to; null while unknown */
    account: Account | null;
    /** The named person who is accountable from the first minute */
    owner: Person;
    /** The page that the contact came from; null while unknown */
    page: {
      /** The address of the page */
      url: string;
      /** The title */
      title?: string;
    } | null;
    /** The language setting of the contact's browser (BCP 47) */
    locale: string | null;
    /** Whether it began with a request for a person */
    byPress: boolean;
    /** Where it was started from: equal for equal addresses, which cannot be read from it. */
    origin?: string;
    /** Earlier conversations of this contact in the last seven days */
    priorContacts7d: number;
  };
} | {
  /** What happened */
  type: 'message.posted';
  /** What happened, by type */
  data: {
    /** The text */
    text: string;
    /** Of a message of the assistant: what kind of reply it is */
    reply?: {
      /** The reply; its pieces (`reply:delta`) carry the same id */
      replyId: string;
      /** The decision */
      decisionId: string;
      /** Which kind */
      kind: 'answer' | 'question' | 'notice';
      /** The contact's message that this answers, by its `seq` */
      answersSeq: number;
      /** The articles of the knowledge base that it rests on */
      articles: Array<{
        /** The id */
        id: string;
        /** The title */
        title: string;
        /** The version of the article */
        version: number;
        /** How well it fits; null where that was not measured */
        score: number | null;
      }>;
    };
    /** What the assistant offers with these words; the contact may press one, or answer in words. */
    choices?: Array<{
      /** The id */
      id: string;
      /** What its button says, and what a contact who takes it says. */
      label: string;
      /** Which kind */
      kind: 'article' | 'reply' | 'person';
    }>;
    /** The choice that the contact took by its button, of those offered last. */
    choiceId?: string;
    /** Set where the text was erased: what the figures had read from it. */
    erased?: {
      /** Whether it was only thanks or a goodbye. */
      isCourtesy: boolean;
      /** What an agent's message was worth to the contact; null for everybody else's. */
      class: 'greeting' | 'holding' | 'automation' | 'redundant_question' | 'question' | 'answer' | 'action' | null;
      /** Whether the contact told an agent what was told before. */
      isRepeated: boolean;
    };
  };
} | {
  /** What happened */
  type: 'note.added';
  /** What happened, by type */
  data: {
    /** The text */
    text: string;
  };
} | {
  /** What happened */
  type: 'need.signalled';
  /** What happened, by type */
  data: Need;
} | {
  /** What happened */
  type: 'decision.recorded';
  /** What happened, by type */
  data: {
    /** The decision, with its explanation */
    decision: Decision;
    /** What the engine proposed and understood; null where none ran */
    judgement: Judgement | null;
    /** The contact's message that this answers, by its `seq` */
    answersSeq: number;
  };
} | {
  /** What happened */
  type: 'escalation.requested';
  /** What happened, by type */
  data: {
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'policy' | 'agent' | 'system';
    /** Why, with a stable code and a sentence; null where it does not apply */
    reason: Reason;
    /** What showed that a person is needed */
    need: Need;
    /** What the person adds in words; null where nothing was added */
    note: string | null;
    /** When the person was asked for; null while nobody was */
    requestedAt: string;
    /** 1 (most urgent) to 5; null where no person is waited for */
    priority: number;
    /** The skills that the conversation needs */
    skills: Array<string>;
    /** When a person must have answered, by the service level; null where none is waited for */
    dueAt: string;
    /** The decision */
    decisionId: string | null;
    /** With danger in the contact's words: the prepared words that the contact was shown at once */
    care: {
      /** Which kind */
      kind: 'selfHarm' | 'threat' | 'physical';
      /** The text */
      text: string;
    } | null;
  };
} | {
  /** What happened */
  type: 'alert.acknowledged';
  /** What happened, by type */
  data: Record<string, never>;
} | {
  /** What happened */
  type: 'offer.made';
  /** What happened, by type */
  data: {
    /** The agent */
    agent: Person;
    /** Until when the offer stands */
    expiresAt: string;
  };
} | {
  /** What happened */
  type: 'offer.ended';
  /** What happened, by type */
  data: {
    /** The agent */
    agentId: string;
    /** How it went */
    outcome: 'declined' | 'expired' | 'withdrawn';
    /** Why, with a stable code and a sentence; null where it does not apply */
    reason: string | null;
  };
} | {
  /** What happened */
  type: 'assignment.accepted';
  /** What happened, by type */
  data: {
    /** The agent */
    agent: Person;
    /** The skills of the agent at this moment */
    skills: Array<string>;
    /** How the agent came to it */
    via: 'take' | 'offer';
    /** The last entry that the brief covered when the agent took over, by its `seq` */
    briefUpToSeq: number;
  };
} | {
  /** What happened */
  type: 'conversation.transferred';
  /** What happened, by type */
  data: {
    /** Whom it was handed to */
    to: TransferTarget;
    /** The name of whom it was handed to */
    toName: string;
    /** Why, with a stable code and a sentence; null where it does not apply */
    reason: string;
    /** The skills that the conversation needs */
    skills: Array<string>;
    /** 1 (most urgent) to 5; null where no person is waited for */
    priority: number;
    /** When a person must have answered, by the service level; null where none is waited for */
    dueAt: string;
  };
} | {
  /** What happened */
  type: 'conversation.resolved';
  /** What happened, by type */
  data: {
    /** What the person adds in words; null where nothing was added */
    note: string | null;
  };
} | {
  /** What happened */
  type: 'resolution.answered';
  /** What happened, by type */
  data: {
    /** Whether it is solved */
    solved: boolean;
    /** How good the answer was, 1 to 5; null where nothing was said */
    score: number | null;
    /** What the person adds in words */
    comment: string | null;
    /** The answer that is judged, by its `seq`; null where there was none */
    answerSeq: number | null;
  };
} | {
  /** What happened */
  type: 'conversation.reopened';
  /** What happened, by type */
  data: {
    /** Why it was opened again */
    reason: 'contact_wrote' | 'not_solved' | 'asked_for_person';
  };
} | {
  /** What happened */
  type: 'conversation.closed';
  /** What happened, by type */
  data: {
    /** Why, with a stable code and a sentence; null where it does not apply */
    reason: 'by_agent' | 'confirmed' | 'idle';
  };
} | {
  /** What happened */
  type: 'contact.left';
  /** What happened, by type */
  data: Record<string, never>;
} | {
  /** What happened */
  type: 'contact.returned';
  /** What happened, by type */
  data: Record<string, never>;
} | {
  /** What happened */
  type: 'contact.identified';
  /** What happened, by type */
  data: {
    /** The contact */
    contact: {
      /** The id */
      id: string;
      /** The name */
      name: string | null;
      /** The e-mail address; null while unknown */
      email: string | null;
      /** Whether the host's own back end vouches for the contact */
      verified: boolean;
    };
    /** The company that the contact belongs to; null while unknown */
    account: Account | null;
  };
} | {
  /** What happened */
  type: 'decision.labelled';
  /** What happened, by type */
  data: {
    /** The decision */
    decisionId: string;
    /** What the agent says of the decision */
    verdict: 'right' | 'too_early' | 'too_late' | 'not_needed';
    /** What the person adds in words */
    comment: string | null;
  };
} | {
  /** What happened */
  type: 'conversation.erased';
  /** What happened, by type */
  data: {
    /** `texts`: what was said; the contact keeps the conversation and may go on with it. `contact`: that and who it was; nothing can be added any more. */
    scope: 'texts' | 'contact';
    /** Why, with a stable code and a sentence; null where it does not apply */
    reason: 'contact_asked' | 'legal_duty' | 'not_needed' | 'retention';
  };
} | {
  /** What happened */
  type: 'entry.opaque';
  /** What happened, by type */
  data: {
    /** What happened */
    type: string;
  };
});

export type AgentPresence = {
  /** The agent */
  agent: Person;
  /** Whether the agent takes conversations */
  status: 'online' | 'away' | 'offline';
  /** How many conversations the agent holds now */
  activeCount: number;
  /** How many conversations the agent holds at a time */
  capacity: number;
};

export type Brief = {
  /** The matter in a line */
  headline: string;
  /** The entry that the headline rests on, by its `seq` */
  headlineSeq: number | null;
  /** What happened so far, in a few sentences */
  summary: string;
  /** The summary in pieces, each with the entry that it comes from */
  summaryPoints: Array<{
    /** The text */
    text: string;
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** Why, with a stable code and a sentence; null where it does not apply */
  reason: {
    /** A stable code for programs */
    code: 'asked_by_press' | 'asked_in_words' | 'not_solved' | 'unsure' | 'out_of_scope' | 'no_article' | 'repeated_itself' | 'fixes_failed' | 'negative_sentiment' | 'outage' | 'security' | 'legal' | 'danger' | 'repeat_contact' | 'score' | 'policy' | 'engine_timeout' | 'engine_unavailable' | 'engine_rate_limited' | 'engine_refused' | 'engine_invalid_output' | 'engine_output_too_long' | 'engine_cut_off' | 'engine_budget_exhausted' | 'engine_failed' | 'reopened' | 'transferred' | 'by_agent';
    /** The reason as a sentence for people */
    text: string;
    /** The entry, by its number in the conversation */
    seq: number;
  } | null;
  /** What showed that a person is needed */
  need: {
    /** Which kind */
    kind: 'explicit_request' | 'customer_report' | 'policy_rule' | 'ai_limit' | 'loop' | 'negative_sentiment' | 'audit_label';
    /** When the need first showed */
    at: string;
    /** Where it shows */
    evidence: {
      /** The entry, by its number in the conversation */
      seq: number | null;
      /** The words that show it */
      quote: string;
    };
    /** The entry, by its number in the conversation */
    seq: number;
  } | null;
  /** How the contact sounds, over the conversation */
  sentiment: {
    /** The sentiment of the newest message, -1 to 1 */
    now: number;
    /** Which way the mood goes */
    trend: 'falling' | 'steady' | 'rising';
    /** The sentiment of each message, -1 to 1 */
    points: Array<{
      /** The entry, by its number in the conversation */
      seq: number;
      /** The value */
      value: number;
    }>;
  };
  /** What was proposed or tried, and how it went */
  attemptedFixes: Array<{
    /** What was proposed or tried */
    what: string;
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'agent';
    /** How it went */
    outcome: 'unknown' | 'failed' | 'worked';
    /** The entry, by its number in the conversation */
    seq: number;
    /** The entry that shows the outcome, by its `seq`; null while unknown */
    outcomeSeq: number | null;
  }>;
  /** Technical details that were named: codes, versions, dates */
  facts: Array<{
    /** What kind of detail it is, in words */
    name: string;
    /** The value */
    value: string;
    /** The entry, by its number in the conversation */
    seq: number;
    /** Which kind */
    kind: 'id' | 'code' | 'status' | 'version' | 'device' | 'product' | 'place' | 'date' | 'amount' | 'phone' | 'email' | 'link' | 'host' | 'file' | 'card' | 'iban' | 'secret' | 'detail';
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'agent';
  }>;
  /** What was asked and not answered */
  openQuestions: Array<{
    /** The text */
    text: string;
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'agent';
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** What was promised to the contact */
  promises: Array<{
    /** The text */
    text: string;
    /** Who said or did it */
    by: 'assistant' | 'agent';
    /** The entry, by its number in the conversation */
    seq: number;
    /** When it is due, as it was said: "by Friday"; null where nothing was said */
    due: string | null;
  }>;
  /** What the contact has told already and must not be asked again */
  doNotAsk: Array<{
    /** What is known already */
    name: string;
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** The company that the contact belongs to; null while unknown */
  account: Account | null;
  /** The contact */
  contact: {
    /** The id */
    id: string;
    /** The name */
    name: string | null;
    /** The e-mail address; null while unknown */
    email: string | null;
    /** Whether the host's own back end vouches for the contact */
    verified: boolean;
  } | null;
  /** The contact's language (ISO 639-1); null while too little has been written */
  language: string | null;
  /** The articles of the knowledge base that it rests on */
  articles: Array<{
    /** The id */
    id: string;
    /** The title */
    title: string;
    /** The version of the article */
    version: number;
    /** How well it fits; null where that was not measured */
    score: number | null;
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** The last entry that the brief covers, by its `seq` */
  upToSeq: number;
};

export type ContactEntry = {
  /** The id */
  id: string;
  /** The conversation */
  conversationId: string;
  /** The entry, by its number in the conversation */
  seq: number;
  /** When it became durable in order */
  at: string;
  /** Who did it */
  actor: {
    /** Which kind */
    kind: 'contact' | 'assistant' | 'agent' | 'system';
    /** The name */
    name?: string;
  };
  /** On the contact's own entries: the `clientId` of the command that wrote it, so that a pending copy can be replaced. One command may write several entries; all of them carry it. */
  clientId?: string;
  /** The `seq` of the entry before this one that the contact may see, 0 for the first. Whoever does not hold that one has missed something and asks `entries:after`. */
  prevSeq: number;
} & ({
  /** What happened */
  type: 'conversation.started';
  /** What happened, by type */
  data: {
    /** The named person who is accountable from the first minute */
    owner: {
      /** The name */
      name: string;
    };
    /** Whether it began with a request for a person */
    byPress: boolean;
  };
} | {
  /** What happened */
  type: 'message.posted';
  /** What happened, by type */
  data: {
    /** The text */
    text: string;
    /** Of a message of the assistant: what kind of reply it is */
    reply?: {
      /** The reply; its pieces (`reply:delta`) carry the same id */
      replyId: string;
      /** Which kind */
      kind: 'answer' | 'question' | 'notice';
      /** The articles of the knowledge base that it rests on */
      articles: Array<{
        /** The id */
        id: string;
        /** The title */
        title: string;
      }>;
    };
    /** What the assistant offers with these words; the contact may press one, or answer in words. */
    choices?: Array<{
      /** The id */
      id: string;
      /** What its button says, and what a contact who takes it says. */
      label: string;
      /** Which kind */
      kind: 'article' | 'reply' | 'person';
    }>;
    /** The choice that the contact took by its button, of those offered last. */
    choiceId?: string;
  };
} | {
  /** What happened */
  type: 'escalation.requested';
  /** What happened, by type */
  data: {
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'policy' | 'agent' | 'system';
    /** When the person was asked for; null while nobody was */
    requestedAt: string;
    /** With danger in the contact's words: the prepared words that the contact was shown at once */
    care: {
      /** Which kind */
      kind: 'selfHarm' | 'threat' | 'physical';
      /** The text */
      text: string;
    } | null;
  };
} | {
  /** What happened */
  type: 'assignment.accepted';
  /** What happened, by type */
  data: {
    /** The agent */
    agent: {
      /** The name */
      name: string;
    };
  };
} | {
  /** What happened */
  type: 'conversation.transferred';
  /** What happened, by type */
  data: {
    /** The name of whom it was handed to */
    toName: string;
  };
} | {
  /** What happened */
  type: 'conversation.resolved';
  /** What happened, by type */
  data: Record<string, never>;
} | {
  /** What happened */
  type: 'resolution.answered';
  /** What happened, by type */
  data: {
    /** Whether it is solved */
    solved: boolean;
    /** How good the answer was, 1 to 5; null where nothing was said */
    score: number | null;
  };
} | {
  /** What happened */
  type: 'conversation.reopened';
  /** What happened, by type */
  data: Record<string, never>;
} | {
  /** What happened */
  type: 'conversation.closed';
  /** What happened, by type */
  data: Record<string, never>;
});

export type ConversationSummary = {
  /** The id */
  id: string;
  /** `triage` (the assistant answers), `waiting` (for a person), `active` (a person has it), `resolved`, `closed` */
  state: State;
  /** The `seq` of the newest entry */
  lastSeq: number;
  /** When it began */
  startedAt: string;
  /** When the newest entry was written */
  updatedAt: string;
  /** The contact */
  contact: {
    /** The id */
    id: string;
    /** The name */
    name: string;
  };
  /** The company that the contact belongs to; null while unknown */
  account: Account | null;
  /** The named person who is accountable from the first minute */
  owner: Person;
  /** Who has the conversation; null before anybody took it */
  assignee: Person | null;
  /** The matter in a line */
  headline: string;
  /** How the contact sounds, -1 to 1; null while unknown */
  sentiment: number | null;
  /** Why, with a stable code and a sentence; null where it does not apply */
  reason: Reason | null;
  /** 1 (most urgent) to 5; null where no person is waited for */
  priority: number | null;
  /** Since when it waits for a person; null while it does not */
  waitingSince: string | null;
  /** When a person must have answered, by the service level; null where none is waited for */
  dueAt: string | null;
  /** The skills that the conversation needs */
  skills: Array<string>;
  /** The newest message; null before there is one */
  lastMessage: {
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'agent';
    /** The text */
    text: string;
    /** When it was said */
    at: string;
  } | null;
  /** Whether the contact is there now */
  contactPresent: boolean;
};

export type Decision = {
  /** The id */
  id: string;
  /** The conversation */
  conversationId: string;
  /** The entry, by its number in the conversation */
  seq: number;
  /** When it was decided */
  at: string;
  /** What the assistant does: answers, asks back, or hands over to a person */
  action: 'reply' | 'ask' | 'escalate';
  /** What proposed the answer: the local engine or a model provider */
  engine: string;
  /** The model; null where none ran */
  model: string | null;
  /** The version of the model; null where none ran */
  modelVersion: string | null;
  /** The prompt; null where no model was asked */
  promptId: string | null;
  /** The version of the prompt; null where no model was asked */
  promptVersion: string | null;
  /** The rules that hit */
  rules: Array<{
    /** The id */
    id: string;
    /** What the rule demands */
    outcome: 'deny' | 'require_approval' | 'allow' | 'escalate';
    /** The rule may have hit: something that it reads was unknown */
    indeterminate: boolean;
    /** What the rule says to people */
    message: string;
  }>;
  /** What the decision rests on */
  inputs: {
    /** The messages that were read, by their `seq` */
    entrySeqs: Array<number>;
    /** The articles that were found for it */
    articles: Array<{
      /** The id */
      id: string;
      /** The version of the article */
      version: string | number;
    }>;
    /** The tools that were used */
    toolCalls: Array<string>;
    /** Everything that the score read; null where it was looked for and not known */
    features: Record<string, number | null>;
    /** SHA-256 of the features, so that a decision can be checked later */
    featureSnapshot: string;
    /** The version of the code that computes features */
    featureCodeVersion: number;
    /** Everything that the policy read */
    facts: Record<string, string | number | boolean | null>;
  };
  /** How long it took */
  latencyMs: number;
  /** What the model provider counted */
  tokens: {
    /** Tokens read */
    input: number;
    /** Tokens written */
    output: number;
    /** Of them, what the provider had read before */
    cachedInput?: number;
    /** What they cost in US dollars; null where the model's price is not known */
    costUsd?: number | null;
  };
  /** SHA-256 of the rules in force */
  policyBundle: string;
  /** `shadow`: the score is stored and does not act; rules always act */
  mode: 'shadow' | 'canary' | 'live';
  /** Why, with a stable code and a sentence; null where it does not apply */
  reason: {
    /** A stable code for programs */
    code: string;
    /** The reason as a sentence for people */
    text: string;
  } | null;
  /** Why, in words */
  why: string;
  /** What would have changed the outcome of the rules: one input, and the value by which they say otherwise when asked again; null where no single one does. */
  change?: {
    /** The input, by its name in `inputs.facts`. */
    fact: string;
    /** What the input is, in words. */
    meaning: string;
    /** What it was */
    current: string | number | boolean | null;
    /** What it would have had to be */
    required: string | number | boolean;
  } | null;
  /** The estimated probability that a person is needed; null where none was computed */
  score: number | null;
  /** The 95 % interval of the score; null without a score */
  interval: [number, number] | null;
  /** How the interval was computed */
  intervalKind: 'delta_logit';
  /** What the interval covers */
  intervalLevel: 0.95;
  /** Where the score starts from before any feature, on the scale of log odds */
  baseLogit: number | null;
  /** What each feature adds to the score */
  contributions: Array<{
    /** The name of the feature */
    feature: string;
    /** The value */
    value: number;
    /** The value that the contribution is measured against */
    reference: number;
    /** What the feature adds to the log odds of the score */
    contribution: number;
  }>;
  /** The features that weigh most, the heaviest first */
  topFeatures: Array<string>;
  /** What would have had to be different for the other outcome; null without a score */
  counterfactual: {
    /** The name of the feature */
    feature: string;
    /** What it was */
    current: number;
    /** What it would have had to be */
    required: number;
    /** The score that would follow */
    expectedScore: number;
  } | null;
  /** From which score on a person is called; null without a score */
  threshold: number | null;
  /** Whether the score calls a person */
  exceedsThreshold: boolean;
  /** What the score would have needed and did not know */
  unknownFeatures: Array<{
    /** The name of the feature */
    feature: string;
    /** Why it was not known */
    problem: 'missing' | 'out of range';
  }>;
  /** SHA-256 of the model behind the score; null without a score */
  scoreModelVersion: string | null;
};

export type Judgement = {
  /** What the assistant does: answers, asks back, or hands over to a person */
  action: 'reply' | 'ask' | 'escalate';
  /** The text */
  text: string | null;
  /** What the contact wants, in a few words; null where it is not clear */
  intent: string | null;
  /** How sure the engine is that its text answers the message, 0 to 1; null where it cannot tell */
  confidence: number | null;
  /** What the engine is not sure of */
  unsureOf: Array<string>;
  /** The articles of the knowledge base that it rests on */
  articles: Array<{
    /** The id */
    id: string;
    /** The version of the article */
    version: number;
  }>;
  /** What was proposed or tried, and how it went */
  attemptedFixes: Array<{
    /** What was proposed or tried */
    what: string;
    /** Who said or did it */
    by: 'contact' | 'assistant' | 'agent';
    /** How it went */
    outcome: 'unknown' | 'failed' | 'worked';
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** Technical details that were named: codes, versions, dates */
  facts: Array<{
    /** What kind of detail it is, in words */
    name: string;
    /** The value */
    value: string;
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** What was asked and not answered */
  openQuestions: Array<{
    /** The text */
    text: string;
    /** The entry, by its number in the conversation */
    seq: number;
  }>;
  /** What is offered with the text, for the contact to take one of it. */
  choices?: Array<{
    /** The id */
    id: string;
    /** What its button says, and what a contact who takes it says. */
    label: string;
    /** Which kind */
    kind: 'article' | 'reply' | 'person';
  }>;
  /** Why the engine proposes a person; null where it does not */
  escalation: {
    /** Why, with a stable code and a sentence; null where it does not apply */
    reason: 'asked_by_press' | 'asked_in_words' | 'not_solved' | 'unsure' | 'out_of_scope' | 'no_article' | 'repeated_itself' | 'fixes_failed' | 'negative_sentiment' | 'outage' | 'security' | 'legal' | 'danger' | 'repeat_contact' | 'score' | 'policy' | 'engine_timeout' | 'engine_unavailable' | 'engine_rate_limited' | 'engine_refused' | 'engine_invalid_output' | 'engine_output_too_long' | 'engine_cut_off' | 'engine_budget_exhausted' | 'engine_failed' | 'reopened' | 'transferred' | 'by_agent';
    /** The text */
    text: string;
  } | null;
  /** What happened so far, in a few sentences */
  summary: string;
  /** The language of the message; null where it is not clear */
  language: string | null;
};

export type LineItem = {
  /** The conversation */
  conversationId: string;
  /** `triage` (the assistant answers), `waiting` (for a person), `active` (a person has it), `resolved`, `closed` */
  state: State;
  /** Why, with a stable code and a sentence; null where it does not apply */
  reason: Reason;
  /** 1 (most urgent) to 5; null where no person is waited for */
  priority: number;
  /** Since when it waits for a person; null while it does not */
  waitingSince: string;
  /** When a person must have answered, by the service level; null where none is waited for */
  dueAt: string;
  /** The contact */
  contact: {
    /** The name */
    name: string;
  };
  /** The company that the contact belongs to; null while unknown */
  account: {
    /** The name */
    name: string;
    /** The service level of the account */
    tier: 'standard' | 'premium' | 'enterprise';
  } | null;
  /** The skills that the conversation needs */
  skills: Array<string>;
  /** How the contact sounds, -1 to 1; null while unknown */
  sentiment: number | null;
  /** The matter in a line */
  headline: string;
  /** The named person who is accountable from the first minute */
  owner: Person;
  /** Whether somebody has said that they saw it */
  acknowledged: boolean;
  /** Whether the contact is there now */
  contactPresent: boolean;
  /** Whom it is offered to at this moment; null while to nobody */
  offeredTo: Person | null;
  /** The place in line, 1 is next */
  place: number;
};

export type Need = {
  /** Which kind */
  kind: 'explicit_request' | 'customer_report' | 'policy_rule' | 'ai_limit' | 'loop' | 'negative_sentiment' | 'audit_label';
  /** When it happened */
  occurredAt: string;
  /** When the product noticed */
  detectedAt: string;
  /** Where it shows */
  evidence: {
    /** The entry, by its number in the conversation */
    seq: number | null;
    /** The words that show it */
    quote: string;
  };
};

export type Person = {
  /** The id */
  id: string;
  /** The name */
  name: string;
};

export type Reason = {
  /** A stable code for programs */
  code: 'asked_by_press' | 'asked_in_words' | 'not_solved' | 'unsure' | 'out_of_scope' | 'no_article' | 'repeated_itself' | 'fixes_failed' | 'negative_sentiment' | 'outage' | 'security' | 'legal' | 'danger' | 'repeat_contact' | 'score' | 'policy' | 'engine_timeout' | 'engine_unavailable' | 'engine_rate_limited' | 'engine_refused' | 'engine_invalid_output' | 'engine_output_too_long' | 'engine_cut_off' | 'engine_budget_exhausted' | 'engine_failed' | 'reopened' | 'transferred' | 'by_agent';
  /** The text */
  text: string;
};

export type Refusal = {
  /** It was carried out */
  ok: false;
  /** Why it was refused */
  error: {
    /** A stable code for programs */
    code: 'invalid_json' | 'invalid_input' | 'unknown_command' | 'unauthenticated' | 'forbidden' | 'cross_site' | 'not_found' | 'too_large' | 'rate_limited' | 'taken' | 'wrong_state' | 'overtaken' | 'at_capacity' | 'missing_skill' | 'contended' | 'busy' | 'store_unavailable' | 'internal';
    /** What is wrong, in a sentence */
    message: string;
    /** Whether sending the same again can succeed */
    retryable: boolean;
    /** Under which it stands in the logs of the installation; over HTTP the header `X-Request-Id` says the same */
    requestId?: string;
    /** The fields that do not fit */
    errors?: Array<{
      /** The field, as a path: `page.url` */
      field: string;
      /** What is wrong, in a sentence */
      message: string;
    }>;
    /** With `taken`: who has the conversation */
    assignee?: Person;
    /** With `busy`: after how many seconds sending the same again is likely to succeed */
    retryAfterSeconds?: number;
  };
};

export type State = 'triage' | 'waiting' | 'active' | 'resolved' | 'closed';

export type TransferTarget = {
  /** The agent */
  agentId: string;
} | {
  /** The team */
  teamId: string;
} | {
  /** Whoever has this skill */
  skill: string;
};

export type EscalationReport = {
  /** From when, inclusive */
  from: string;
  /** Until when, exclusive */
  to: string;
  /** The moment at which the figures were read */
  asOf: string;
  /** What the figures are grouped by; null for one group */
  groupBy: 'tier' | 'reason' | 'day' | 'team' | null;
  /** The figures of everybody */
  total: Figures;
  /** The same, counting only needs that the customer or a reviewer stated. */
  confirmed: Figures;
  /** The figures of each group */
  groups: Array<{
    /** The group */
    key: string;
    /** The figures, by id */
    figures: Figures;
  }>;
  /** Figures that nothing can move yet, and why. They have no value anywhere. */
  notMeasured: Array<{
    /** The id of the figure */
    id: string;
    /** The name of the figure */
    name: string;
    /** Why, in words */
    why: string;
  }>;
  /** Conversations of the period that could not be read, and so count nowhere. */
  unread: number;
};

export type Figure = {
  /** The id */
  id: string;
  /** A share from 0 to 1, or seconds. Null where there is nothing to measure, where a median is not reached, and for a share that rests on too little (`countsOnly`, `beyondTail`). */
  value: number | null;
  /** How many issues are counted. */
  count: number;
  /** Out of how many. */
  of: number;
  /** 95 % interval of a share. */
  interval: {
    /** Lower end */
    low: number;
    /** Upper end */
    high: number;
  } | null;
  /** Fewer than 30: too few for a percentage. */
  countsOnly: boolean;
  /** Fewer than 10 were followed this long without help: no share. */
  beyondTail: boolean;
  /** Of those counted, how many may still turn out otherwise. */
  pending: number;
  /** The conversations counted, each once. */
  conversationIds: Array<string>;
};

export type Figures = {
  /** UTC ms. */
  asOf: number;
  /** Issues with a need, false escalations apart. */
  n: number;
  /** Those with effective help so far. */
  events: number;
  /** Those whose outcome nothing later can change. */
  matured: number;
  /** The conversations of the needs in `n`. */
  conversationIds: Array<string>;
  /** The figures, by id */
  figures: {
    /** Helped within 5 minutes. Of the customers who needed a person, how many had effective help within 5 minutes. */
    effective_within_5m: Figure;
    /** Helped within 15 minutes. Of the customers who needed a person, how many had effective help within 15 minutes. */
    effective_within_15m: Figure;
    /** Helped within an hour. Of the customers who needed a person, how many had effective help within an hour. */
    effective_within_60m: Figure;
    /** Half had effective help after. The time after which half of the customers who needed a person had effective help. */
    median_ttee: Figure;
    /** The same, counting opening hours only. As before, but nights and other closed hours do not count. */
    median_ttee_open: Figure;
    /** Half would have a first answer after. The time to the first real answer by a person, worked out as if nobody had given up waiting. */
    median_wait: Figure;
    /** Time without help in the first hour. Of the first hour after a customer needed a person, how much passed without help, on average. */
    hour_loss: Figure;
    /** Left while waiting. Customers who needed a person and left before a real answer. */
    abandoned: Figure;
    /** Not helped within a week. Customers who needed a person and had no effective help after a week. */
    unresolved: Figure;
    /** Helped by the first agent. Settled cases solved by the first agent: not passed on, not told twice, not reopened. */
    strict_effective: Figure;
    /** Helped in the end. Settled cases that were solved at all, by the first agent or later. */
    recovered_effective: Figure;
    /** Had to tell it twice. Customers with an agent who had to repeat what was known, or were asked for it. */
    repeat_story: Figure;
    /** No person was needed. Cases the customer had not asked to pass on, where the agent says that no person was needed and the customer says it is solved. */
    false_escalation: Figure;
    /** Went to a person. Of all conversations, those in which a person was needed. */
    outcome_person: Figure;
    /** Solved by the assistant, the customer says. Of all conversations, those without a person in which the customer said that it is solved. */
    outcome_solved: Figure;
    /** We do not know. Of all conversations, those that ended with the assistant and without a word on whether it helped. */
    outcome_unknown: Figure;
  };
  /** The states that occur, each with its conversations. */
  states: Record<string, Array<string>>;
  /** The conversations of the needs that were met, by how */
  classes: {
    /** Met without a detour */
    clean: Array<string>;
    /** Met after a detour */
    recovered: Array<string>;
  };
  /** Where the time from need to help went. */
  waterfall: Array<{
    /** The stage */
    stage: 'recognise' | 'queueAck' | 'queueWait' | 'ring' | 'respond' | 'rework';
    /** Its mean duration; null where there is none */
    meanSeconds: number | null;
    /** Its median duration; null where there is none */
    medianSeconds: number | null;
    /** The conversations behind it, each once */
    conversationIds: Array<string>;
  }>;
  /** F(t) step by step; empty below 30 needs. */
  curve: Array<{
    /** Since the need showed */
    seconds: number;
    /** The share that had effective help by then; null beyond the tail */
    share: number | null;
    /** 95 % interval of a share. */
    interval: {
      /** Lower end */
      low: number;
      /** Upper end */
      high: number;
    } | null;
    /** How many were still followed at this time */
    atRisk: number;
    /** Too few were followed this long: no share */
    beyondTail: boolean;
  }>;
  /** The curve is not to be drawn beyond this. */
  tailSeconds: number;
};

export type Problem = {
  /** The kind of refusal, as a URN */
  type: string;
  /** What kind of refusal it is */
  title: string;
  /** The HTTP status */
  status: number;
  /** What is wrong, in a sentence */
  detail?: string;
  /** A stable code for programs */
  code: 'invalid_json' | 'invalid_input' | 'unknown_command' | 'unauthenticated' | 'forbidden' | 'cross_site' | 'not_found' | 'too_large' | 'rate_limited' | 'taken' | 'wrong_state' | 'overtaken' | 'at_capacity' | 'missing_skill' | 'contended' | 'busy' | 'store_unavailable' | 'internal';
  /** Whether sending the same again can succeed */
  retryable: boolean;
  /** Under which it stands in the logs of the installation; over HTTP the header `X-Request-Id` says the same */
  requestId: string;
  /** The fields that do not fit */
  errors?: Array<{
    /** The field, as a path: `page.url` */
    field: string;
    /** What is wrong, in a sentence */
    message: string;
  }>;
  /** With `taken`: who has the conversation */
  assignee?: Person;
  /** With `busy`: after how many seconds sending the same again is likely to succeed */
  retryAfterSeconds?: number;
};

export type Readiness = {
  /** `starting`: the assistant was never able to answer yet (503). `degraded`: presses and messages are taken, but something is away (200). `unavailable`: the store is away (503). */
  status: 'ok' | 'starting' | 'degraded' | 'unavailable';
  /** What the server depends on, part by part */
  checks: {
    /** The conversation store */
    store: 'up' | 'down';
    /** The job queue */
    queue: 'up' | 'down';
    /** `up`: at least one worker can answer a question now */
    ai: 'up' | 'starting' | 'down';
  };
  /** The processes that answer */
  workers: {
    /** How many can answer now */
    ready: number;
    /** How many are still getting ready */
    starting: number;
  };
  /** How long the job that could have run first has waited; 0 where none waits, null while unknown. Over 30 is `degraded` */
  oldestJobSeconds: number | null;
  /** How many articles the assistant answers from; null while unknown */
  articles: number | null;
  /** What is waited for, in words */
  awaits: Array<string>;
  /** What a reader should know although nothing is down */
  notes: Array<string>;
};

export type Team = {
  /** The agents */
  agents: Array<{
    /** The id */
    id: string;
    /** The name */
    name: string;
    /** What the person may do */
    role: 'agent' | 'manager' | 'admin';
    /** The skills of the agent */
    skills: Array<string>;
    /** Whether the agent takes conversations */
    status: 'online' | 'away' | 'offline';
    /** How many conversations the agent holds now */
    activeCount: number;
    /** How many conversations the agent holds at a time */
    capacity: number;
  }>;
  /** The teams */
  teams: Array<{
    /** The id */
    id: string;
    /** The name */
    name: string;
  }>;
  /** The skills that the workspace knows; a transfer may name one of them. */
  skills: Array<string>;
};

export type User = {
  /** The id */
  id: string;
  /** The name */
  name: string;
  /** What the person may do */
  role: 'agent' | 'manager' | 'admin';
};

export type VisitorSession = {
  /** The visitor's token */
  token: string;
  /** Until when the offer stands */
  expiresAt: string;
  /** The contact */
  contact: {
    /** The id */
    id: string;
    /** The name */
    name?: string;
    /** Whether the host's own back end vouches for the contact */
    verified: boolean;
  };
  /** The workspace */
  workspace: {
    /** The workspace's public key, as the widget's tag names it */
    key: string;
    /** The name */
    name: string;
    /** The name that the assistant signs with */
    assistantName: string;
    /** How the company can be reached besides when the chat cannot be used */
    otherWays: {
      /** An address to write to; null where the company names none */
      email: string | null;
      /** A number to call; null where the company names none */
      phone: string | null;
    };
  };
  /** What the contact is told of the way to a person */
  access: Access;
  /** The contact's conversations, the newest first */
  conversations: Array<{
    /** The id */
    id: string;
    /** `triage` (the assistant answers), `waiting` (for a person), `active` (a person has it), `resolved`, `closed` */
    state: State;
    /** The `seq` of the newest entry */
    lastSeq: number;
  }>;
};
