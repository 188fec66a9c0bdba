import { useLive, useObservable } from '../live/live-context.tsx';
import { useNow } from '../parts/use-now.ts';
import { texts } from '../texts.ts';

export function TypingLine({ conversationId, contactName }: { conversationId: string; contactName: string }) {
  const typing = useObservable(useLive().typing)[conversationId];
  const now = useNow();
  const isTyping = typing !== undefined && typing.until > now;
  return (
    <div className="hr-typing" aria-live="polite">
      {isTyping &&
        texts.conversation.typing(
          typing.name || (typing.kind === 'contact' ? contactName : texts.conversation.assistant),
        )}
    </div>
  );
}
