import { Button, SegmentedControl, Text, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { UserView } from '../../../core/contract/views.ts';
import { may } from '../../../core/permission/permission.ts';
import { assigneeOf, type Conversation } from '../../../core/timeline/conversation.ts';
import { relationInTeam } from '../../../core/timeline/relation.ts';
import { MAX_TEXT_LENGTH } from '../../../core/values/limits.ts';
import { useLive } from '../live/live-context.tsx';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';
import { type DraftKind, useDraft } from './use-draft.ts';
import { useTypingSign } from './use-typing-sign.ts';

type Props = { me: UserView; conversationId: string; state: Conversation | null; isCaughtUp: boolean };

/** Where the agent writes: to the contact while the conversation is theirs, a note for the team always. */
export function Composer({ me, conversationId, state, isCaughtUp }: Props) {
  const { outbox } = useLive();
  const obstacle = obstacleTo(state, me);
  const field = useRef<HTMLTextAreaElement>(null);
  const isErased = state?.erased?.scope === 'contact';
  const { kind, setKind, draft, setDraft } = useDraft(conversationId, obstacle === null, isErased);
  const sign = useTypingSign(conversationId);
  const excess = draft.length - MAX_TEXT_LENGTH;
  const canSend = draft.trim() !== '' && excess <= 0 && (kind === 'note' || obstacle === null);
  const focusAs = (next: DraftKind) => {
    setKind(next);
    requestAnimationFrame(() => field.current?.focus());
  };
  useShortcuts({ r: obstacle ? null : () => focusAs('message'), n: () => focusAs('note') });
  const send = () => {
    if (!canSend) return;
    outbox.post(conversationId, kind, draft);
    setDraft('');
    sign(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  if (isErased) return null;
  return (
    <form
      className="hr-composer"
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="hr-composer-top">
        <SegmentedControl
          size="xs"
          aria-label={texts.composer.reply}
          value={kind}
          onChange={(value) => focusAs(value as DraftKind)}
          data={[
            { value: 'message', label: texts.composer.reply, disabled: obstacle !== null },
            { value: 'note', label: texts.composer.note },
          ]}
        />
        <Text size="xs" c="dimmed" className="hr-composer-hint" role="status">
          {obstacle ?? (isCaughtUp ? texts.composer.keys : texts.conversation.catchingUp)}
        </Text>
      </div>
      <div className="hr-composer-row">
        <Textarea
          ref={field}
          id="hr-composer"
          aria-label={kind === 'note' ? texts.composer.addNote : texts.composer.reply}
          placeholder={kind === 'note' ? texts.composer.notePlaceholder : texts.composer.replyPlaceholder}
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
          value={draft}
          error={excess > 0 ? texts.composer.tooLong(excess) : undefined}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            if (kind === 'message') sign(true);
          }}
          onBlur={() => sign(false)}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" size="sm" disabled={!canSend} leftSection={<IconSend size={16} />}>
          {kind === 'note' ? texts.composer.addNote : texts.composer.send}
        </Button>
      </div>
    </form>
  );
}

/** Why this agent cannot answer the contact now, or null. */
function obstacleTo(state: Conversation | null, me: UserView): string | null {
  if (!state || may(me.role, 'message:send', relationInTeam(state, me))) return null;
  const assignee = assigneeOf(state);
  if (assignee) return texts.composer.taken(assignee.name);
  const hasEnded = state.state.kind === 'resolved' || state.state.kind === 'closed';
  return hasEnded ? texts.composer.ended : texts.composer.notYours;
}
