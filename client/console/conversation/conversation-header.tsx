import { ActionIcon, Button } from '@mantine/core';
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
import { may, type Operation } from '../../../core/permission/permission.ts';
import { assigneeOf, type Conversation } from '../../../core/timeline/conversation.ts';
import { relationInTeam } from '../../../core/timeline/relation.ts';
import { TierBadge } from '../parts/tier-badge.tsx';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { WaitBar } from '../parts/wait-bar.tsx';
import { texts } from '../texts.ts';
import { ResolveDialog } from './resolve-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useClose } from './use-close.ts';
import { useTake } from './use-take.ts';
import { Viewers } from './viewers.tsx';

type Phase = ConversationSummary['state'];
type Props = { me: UserView; conversation: ConversationSummary; state: Conversation | null };

/** Who it is, who has it, and what can be done with it now. Its lines and buttons keep their places in every state. */
export function ConversationHeader({ me, conversation, state }: Props) {
  const phase = state?.state.kind ?? conversation.state;
  const assignee = state ? assigneeOf(state) : conversation.assignee;
  const isMine = assignee?.id === me.id;
  const relation = state ? relationInTeam(state, me) : isMine ? 'assignee' : 'team';
  return (
    <header className="hr-conversation-header">
      <Link to="/" className="hr-back" aria-label={texts.conversation.back}>
        <IconArrowLeft size={18} />
      </Link>
      <h2>
        {conversation.contact.name}
        {conversation.account && <span className="hr-quiet"> · {conversation.account.name}</span>}
        {conversation.account && <TierBadge tier={conversation.account.tier} />}
      </h2>
      <Actions
        conversationId={conversation.id}
        phase={phase}
        isMine={isMine}
        isAllowed={(operation) => may(me.role, operation, relation)}
      />
      <ActionIcon
        component={Link}
        to={`/c/${conversation.id}/brief`}
        className="hr-to-brief"
        aria-label={texts.conversation.toBrief}
      >
        <IconListDetails size={18} />
      </ActionIcon>
      <div className="hr-conversation-now">
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
    </header>
  );
}

function describeAssignee(name: string | null, isMine: boolean): string {
  if (isMine) return texts.conversation.mine;
  return name ? texts.conversation.assignee(name) : texts.conversation.nobody;
}

type ActionsProps = {
  conversationId: string;
  phase: Phase;
  isMine: boolean;
  isAllowed: (operation: Operation) => boolean;
};

/** All that can ever be done, each at its place; what cannot be done now is disabled, and never makes way. */
function Actions({ conversationId, phase, isMine, isAllowed }: ActionsProps) {
  const { take, isTaking } = useTake(conversationId);
  const [isResolving, resolving] = useDisclosure(false);
  const [isTransferring, transferring] = useDisclosure(false);
  const close = useClose(conversationId);
  const canTake = (phase === 'waiting' || phase === 'triage') && isAllowed('conversation:take');
  const canResolve = phase === 'active' && isAllowed('conversation:resolve');
  const canTransfer = phase === 'active' && isAllowed('conversation:transfer');
  const canClose = phase === 'resolved' && isAllowed('conversation:close');
  useShortcuts({
    t: canTake ? take : null,
    e: canResolve ? resolving.open : null,
    x: canTransfer ? transferring.open : null,
  });
  return (
    <div className="hr-actions">
      <Button
        leftSection={<IconHandGrab size={15} />}
        variant={phase === 'waiting' ? 'filled' : 'default'}
        loading={isTaking}
        disabled={!canTake}
        onClick={take}
      >
        {takeWord(phase, isMine)}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowsExchange size={15} />}
        disabled={!canTransfer}
        onClick={transferring.open}
      >
        {texts.conversation.transfer}
      </Button>
      <Button
        variant="default"
        leftSection={<IconCheck size={15} />}
        disabled={!canResolve}
        onClick={resolving.open}
      >
        {phase === 'resolved' || phase === 'closed' ? texts.states.resolved : texts.conversation.resolve}
      </Button>
      <Button variant="default" leftSection={<IconLock size={15} />} disabled={!canClose} onClick={close}>
        {phase === 'closed' ? texts.states.closed : texts.conversation.close}
      </Button>
      <ResolveDialog conversationId={conversationId} isOpen={isResolving} onClose={resolving.close} />
      <TransferDialog conversationId={conversationId} isOpen={isTransferring} onClose={transferring.close} />
    </div>
  );
}

/** What the first button offers, or why it does not. */
function takeWord(phase: Phase, isMine: boolean): string {
  switch (phase) {
    case 'waiting':
      return texts.conversation.take;
    case 'triage':
      return texts.conversation.takeOver;
    case 'active':
      return isMine ? texts.conversation.yours : texts.conversation.takenWord;
    case 'resolved':
    case 'closed':
      return texts.conversation.ended;
  }
}
