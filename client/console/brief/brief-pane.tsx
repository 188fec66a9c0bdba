import { Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Nothing } from '../parts/nothing.tsx';
import { useAim } from '../parts/use-aim.ts';
import { useFeed } from '../parts/use-feed.ts';
import { useHeld } from '../parts/use-held.ts';
import { texts } from '../texts.ts';
import { BriefView } from './brief-view.tsx';

/** The right side of the inbox: what an agent has to know before the first word. */
export function BriefPane({ conversationId }: { conversationId: string | null }) {
  if (conversationId === null) {
    return (
      <div className="hr-center">
        <Nothing title={texts.brief.label} hint={texts.brief.none} />
      </div>
    );
  }
  return <OpenBrief key={conversationId} conversationId={conversationId} />;
}

function OpenBrief({ conversationId }: { conversationId: string }) {
  const { brief: newest, conversation, status } = useFeed(conversationId);
  const aim = useAim('button, a');
  const brief = useHeld(newest, aim.isAimed);
  if (status === 'error') return null;
  return (
    <div {...aim.handlers}>
      <div className="hr-brief-bar">
        <Link to={`/c/${conversationId}`} className="hr-back">
          <IconArrowLeft size={18} aria-hidden /> {texts.conversation.toConversation}
        </Link>
      </div>
      {brief ? (
        <BriefView brief={brief} contactName={conversation?.contact.name ?? null} />
      ) : (
        <Stack p="md" gap="sm" role="status" aria-label={texts.brief.loading}>
          <Skeleton h={48} />
          <Skeleton h={90} />
          <Skeleton h={140} />
        </Stack>
      )}
    </div>
  );
}
