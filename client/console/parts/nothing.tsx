import { Text } from '@mantine/core';

/** An empty list, said kindly. */
export function Nothing({ title, hint }: { title: string; hint?: string }) {
  return (
    <div className="hr-nothing">
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}
