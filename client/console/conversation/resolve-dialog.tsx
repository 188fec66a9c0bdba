import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { MAX_SHORT_TEXT_LENGTH } from '../../../core/values/limits.ts';
import { newClientId } from '../../shared/client-id.ts';
import { useLive } from '../live/live-context.tsx';
import { tellRefusal } from '../parts/notify.ts';
import { texts } from '../texts.ts';

type Props = { conversationId: string; isOpen: boolean; onClose: () => void };

export function ResolveDialog({ conversationId, isOpen, onClose }: Props) {
  const { connection } = useLive();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const input = { conversationId, clientId: newClientId(), ...(note.trim() ? { note: note.trim() } : {}) };
    const answer = await connection.send('conversation:resolve', input);
    setBusy(false);
    if (!answer.ok) return tellRefusal(answer.error);
    setNote('');
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={texts.resolve.title}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm" c="dimmed">
            {texts.resolve.hint}
          </Text>
          <Textarea
            label={texts.resolve.note}
            autosize
            minRows={2}
            maxLength={MAX_SHORT_TEXT_LENGTH}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.resolve.cancel}
            </Button>
            <Button type="submit" loading={isBusy}>
              {texts.resolve.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
