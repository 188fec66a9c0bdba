import { IconEye } from '@tabler/icons-react';
import { useLive, useObservable } from '../live/live-context.tsx';
import { texts } from '../texts.ts';

/** Which colleagues look at the same conversation, so that two do not work unseen. */
export function Viewers({ conversationId, meId }: { conversationId: string; meId: string }) {
  const viewing = useObservable(useLive().viewing);
  const others = (viewing[conversationId] ?? []).filter(({ id }) => id !== meId);
  if (others.length === 0) return null;
  return (
    <span className="hr-viewers" role="status">
      <IconEye size={14} aria-hidden />{' '}
      {texts.conversation.viewing(others.map(({ name }) => name).join(', '))}
    </span>
  );
}
