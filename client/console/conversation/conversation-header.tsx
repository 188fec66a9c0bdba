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

type State = ConversationSummary['state'];
type Props = { me: UserView; conversation: ConversationSummary; folded: Conversation | null };

/** Who it is, who has it, and what can be done with it now. Its lines and buttons keep their places in every state. */
export function ConversationHeader({ me, conversation, folded }: Props) {
  const state = folded?.state.kind ?? conversation.state;
  const assignee = folded ? assigneeOf(folded) : conversation.assignee;
  const isMine = assignee?.id === me.id;
  const relation = folded ? relationInTeam(folded, me) : isMine ? 'assignee' : 'team';
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
        state={state}
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
          <span className="hr-state" data-state={state}>
            {texts.states[state] ?? state}
          </span>
          {' · '}
          {describeAssignee(assignee?.name ?? null, isMine)}
          {' · '}
          {texts.conversation.owner(conversation.owner.name)}
        </p>
        <Viewers conversationId={conversation.id} meId={me.id} />
        {folded?.state.kind === 'waiting' && (
          <WaitBar since={folded.state.since} dueAt={folded.state.dueAt} />
        )}
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
  state: State;
  isMine: boolean;
  isAllowed: (operation: Operation) => boolean;
};

/** All that can ever be done, each at its place; what cannot be done now is disabled, and keeps its place. */
function Actions({ conversationId, state, isMine, isAllowed }: ActionsProps) {
  const { take, isTaking } = useTake(conversationId);
  const [isResolving, resolving] = useDisclosure(false);
  const [isTransferring, transferring] = useDisclosure(false);
  const close = useClose(conversationId);
  const canTake = (state === 'waiting' || state === 'triage') && isAllowed('conversation:take');
  const canResolve = state === 'active' && isAllowed('conversation:resolve');
  const canTransfer = state === 'active' && isAllowed('conversation:transfer');
  const canClose = state === 'resolved' && isAllowed('conversation:close');
  useShortcuts({
    t: canTake ? take : null,
    e: canResolve ? resolving.open : null,
    x: canTransfer ? transferring.open : null,
  });
  return (
    <div className="hr-actions">
      <Button
        leftSection={<IconHandGrab size={15} />}
        variant={state === 'waiting' ? 'filled' : 'default'}
        loading={isTaking}
        disabled={!canTake}
        onClick={take}
      >
        {takeWord(state, isMine)}
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
        {state === 'resolved' || state === 'closed' ? texts.states.resolved : texts.conversation.resolve}
      </Button>
      <Button variant="default" leftSection={<IconLock size={15} />} disabled={!canClose} onClick={close}>
        {state === 'closed' ? texts.states.closed : texts.conversation.close}
      </Button>
      <ResolveDialog conversationId={conversationId} isOpen={isResolving} onClose={resolving.close} />
      <TransferDialog conversationId={conversationId} isOpen={isTransferring} onClose={transferring.close} />
    </div>
  );
}

/** What the first button offers, or why it does not. */
function takeWord(state: State, isMine: boolean): string {
  switch (state) {
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
