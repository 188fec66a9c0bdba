import { useEffect } from 'react';
import type { UserView } from '../../core/contract/views.ts';
import { BriefPane } from './brief/brief-pane.tsx';
import { ConversationPane } from './conversation/conversation-pane.tsx';
import { ListPane } from './inbox/list-pane.tsx';
import { useLive } from './live/live-context.tsx';
import { HighlightProvider } from './parts/highlight.tsx';
import { texts } from './texts.ts';

type Props = { me: UserView; conversationId: string | null; pane: 'list' | 'conversation' | 'brief' };

/** The lists on the left, the conversation in the middle, the brief on the right; on a phone one at a time. */
export function InboxPage({ me, conversationId, pane }: Props) {
  const { focus } = useLive();
  useEffect(() => focus(conversationId), [focus, conversationId]);
  return (
    <HighlightProvider conversationId={conversationId}>
      <main id="main" className="hr-inbox" data-pane={pane} tabIndex={-1}>
        <h1 className="hr-hidden">{texts.nav.inbox}</h1>
        <section className="hr-pane hr-pane-list" aria-label={texts.lists.label}>
          <ListPane conversationId={conversationId} />
        </section>
        <section className="hr-pane hr-pane-conversation" aria-label={texts.conversation.label}>
          <ConversationPane me={me} conversationId={conversationId} />
        </section>
        <section className="hr-pane hr-pane-brief" aria-label={texts.brief.label}>
          <BriefPane conversationId={conversationId} />
        </section>
      </main>
    </HighlightProvider>
  );
}
