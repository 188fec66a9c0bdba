import { ActionIcon, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowLeft,
  IconArrowsExchange,
  IconCheck,
  IconHandGrab,
  IconListDetails,
  IconLock,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ConversationSummary, UserView } from '../../../core/contract/views.ts';
import { assigneeOf, type Conversation } from '../../../core/timeline/conversation.ts';
import { TierBadge } from '../parts/tier-badge.tsx';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { WaitBar } from '../parts/wait-bar.tsx';
import { texts } from '../texts.ts';
import { ResolveDialog } from './resolve-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useClose } from './use-close.ts';
import { useTake } from './use-take.ts';
import { Viewers } from './viewers.tsx';

type Props = { me: UserView; conversation: ConversationSummary; state: Conversation | null };

/** Who it is, who has it, and what can be done with it now. */
export function ConversationHeader({ me, conversation, state }: Props) {
  const phase = state?.state.kind ?? conversation.state;
  const assignee = state ? assigneeOf(state) : conversation.assignee;
  const isMine = assignee?.id === me.id;
  return (
    <header className="hr-conversation-header">
      <Link to="/" className="hr-back" aria-label={texts.conversation.back}>
        <IconArrowLeft size={18} />
      </Link>
      <div className="hr-conversation-title">
        <h2>
          {conversation.contact.name}
          {conversation.account && <span className="hr-quiet"> · {conversation.account.name}</span>}
          {conversation.account && <TierBadge tier={conversation.account.tier} />}
        </h2>
        <p>
          <span className="hr-state" data-state={phase}>
            {texts.states[phase] ?? phase}
          </span>
          {' · '}
          {describeAssignee(assignee?.name ?? null, isMine)}
          {' · '}
          {texts.conversation.owner(conversation.owner.name)}
        </p>
        <Viewers conversationId={conversation.id} meId={me.id} />
        {state?.state.kind === 'waiting' && <WaitBar since={state.state.since} dueAt={state.state.dueAt} />}
      </div>
      <Actions conversationId={conversation.id} phase={phase} isMine={isMine} />
      <ActionIcon
        component={Link}
        to={`/c/${conversation.id}/brief`}
        className="hr-to-brief"
        aria-label={texts.conversation.toBrief}
      >
        <IconListDetails size={18} />
      </ActionIcon>
    </header>
  );
}

function describeAssignee(name: string | null, isMine: boolean): string {
  if (isMine) return texts.conversation.mine;
  return name ? texts.conversation.assignee(name) : texts.conversation.nobody;
}

function Actions({
  conversationId,
  phase,
  isMine,
}: {
  conversationId: string;
  phase: string;
  isMine: boolean;
}) {
  const { take, isTaking } = useTake(conversationId);
  const [isResolving, resolving] = useDisclosure(false);
  const [isTransferring, transferring] = useDisclosure(false);
  const close = useClose(conversationId);
  const canTake = phase === 'waiting' || phase === 'triage';
  const canWork = phase === 'active' && isMine;
  useShortcuts({
    t: canTake ? take : null,
    e: canWork ? resolving.open : null,
    x: canWork ? transferring.open : null,
  });
  return (
    <Group gap={6} wrap="nowrap" className="hr-actions">
      {canTake && (
        <Button
          leftSection={<IconHandGrab size={15} />}
          variant={phase === 'waiting' ? 'filled' : 'default'}
          loading={isTaking}
          onClick={take}
        >
          {phase === 'waiting' ? texts.conversation.take : texts.conversation.takeOver}
        </Button>
      )}
      {canWork && (
        <>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={15} />}
            onClick={transferring.open}
          >
            {texts.conversation.transfer}
          </Button>
          <Button variant="default" leftSection={<IconCheck size={15} />} onClick={resolving.open}>
            {texts.conversation.resolve}
          </Button>
        </>
      )}
      {phase === 'resolved' && (
        <Button variant="default" leftSection={<IconLock size={15} />} onClick={close}>
          {texts.conversation.close}
        </Button>
      )}
      <ResolveDialog conversationId={conversationId} isOpen={isResolving} onClose={resolving.close} />
      <TransferDialog conversationId={conversationId} isOpen={isTransferring} onClose={transferring.close} />
    </Group>
  );
}
