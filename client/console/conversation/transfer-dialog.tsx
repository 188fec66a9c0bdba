import { Button, Group, Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AgentInput } from '../../../core/contract/commands.ts';
import { MAX_SHORT_TEXT_LENGTH } from '../../../core/values/limits.ts';
import { newClientId } from '../../shared/client-id.ts';
import { type Team, useMe, useTeam } from '../api/queries.ts';
import { useLive } from '../live/live-context.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { tellRefusal } from '../parts/notify.ts';
import { texts } from '../texts.ts';

type Kind = 'agent' | 'team' | 'skill';
type Props = { conversationId: string; isOpen: boolean; onClose: () => void };

/** Hands a conversation to a person, a team, or whoever has a skill; always with a reason. */
export function TransferDialog({ conversationId, isOpen, onClose }: Props) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={texts.transfer.title}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <TransferForm conversationId={conversationId} onClose={onClose} />
    </Modal>
  );
}

function TransferForm({ conversationId, onClose }: Omit<Props, 'isOpen'>) {
  const { connection } = useLive();
  const team = useTeam(true);
  const me = useMe();
  const [kind, setKind] = useState<Kind>('agent');
  const [choice, setChoice] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!choice || !reason.trim()) return;
    setBusy(true);
    const to = targetOf(kind, choice);
    const input = { conversationId, clientId: newClientId(), to, reason: reason.trim() };
    const answer = await connection.send('conversation:transfer', input);
    setBusy(false);
    if (!answer.ok) return tellRefusal(answer.error);
    onClose();
  };
  if (team.isError && !team.data) {
    return (
      <ErrorNotice title={texts.transfer.failed} error={team.error} onRetry={() => void team.refetch()} />
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={texts.transfer.to}
          value={kind}
          onChange={(value) => {
            setKind(value as Kind);
            setChoice(null);
          }}
          data={(['agent', 'team', 'skill'] as const).map((value) => ({
            value,
            label: texts.transfer[value],
          }))}
        />
        <Select
          label={texts.transfer[kind]}
          placeholder={texts.transfer.choose}
          searchable
          required
          withAsterisk={false}
          data-autofocus
          nothingFoundMessage={texts.transfer.none}
          data={choicesOf(kind, team.data, me.data?.id)}
          value={choice}
          onChange={setChoice}
          comboboxProps={{ withinPortal: true }}
        />
        <Textarea
          label={texts.transfer.reason}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={MAX_SHORT_TEXT_LENGTH}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.transfer.cancel}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!choice || !reason.trim()}>
            {texts.transfer.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function targetOf(kind: Kind, choice: string): AgentInput<'conversation:transfer'>['to'] {
  if (kind === 'agent') return { agentId: choice };
  return kind === 'team' ? { teamId: choice } : { skill: choice };
}

function choicesOf(kind: Kind, team: Team | undefined, meId: string | undefined) {
  if (!team) return [];
  if (kind === 'skill') return team.skills.map((skill) => ({ value: skill, label: skill }));
  if (kind === 'team') return team.teams.map(({ id, name }) => ({ value: id, label: name }));
  return team.agents
    .filter(({ id }) => id !== meId)
    .map(({ id, name, status, activeCount, capacity }) => ({
      value: id,
      label: `${name} (${status}, ${texts.transfer.load(activeCount, capacity)})`,
    }));
}
