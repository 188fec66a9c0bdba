import { notifications } from '@mantine/notifications';
import type { CommandError } from '../live/connection.ts';
import { texts } from '../texts.ts';

/** Tells of a refused command. */
export function tellRefusal(error: CommandError): void {
  const message =
    error.code === 'taken' && error.assignee ? texts.conversation.taken(error.assignee.name) : error.message;
  notifications.show({
    color: error.code === 'taken' ? 'yellow' : 'red',
    title: texts.errors.title,
    message,
  });
}
