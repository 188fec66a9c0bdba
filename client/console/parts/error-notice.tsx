import { Alert, Button, Stack, Text } from '@mantine/core';
import { texts } from '../texts.ts';

/** An error where content should be, with a way to try again. */
export function ErrorNotice({
  error,
  title,
  onRetry,
}: {
  error: unknown;
  title?: string;
  onRetry?: () => void;
}) {
  const message =
    error instanceof Error ? error.message : typeof error === 'string' ? error : texts.errors.unknown;
  return (
    <Alert color="red" m="md" role="alert" title={title ?? texts.errors.title}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {texts.errors.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
