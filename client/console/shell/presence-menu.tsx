import { Button, NumberInput, Popover, Radio, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { UserView } from '../../../core/contract/views.ts';
import { MAX_CAPACITY } from '../../../core/routing/capacity.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { texts } from '../texts.ts';

const statuses = [
  ['online', texts.presence.online, texts.presence.onlineHint],
  ['away', texts.presence.away, texts.presence.awayHint],
] as const;

/** Whether this agent takes conversations, and how many at a time. */
export function PresenceMenu({ me }: { me: UserView }) {
  const { presence } = useLive();
  const own = useObservable(presence.own);
  const team = useObservable(presence.team);
  const capacity = team.find(({ agent }) => agent.id === me.id)?.capacity;
  return (
    <Popover position="bottom-end" width={270} trapFocus withArrow>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={texts.presence.menu(texts.presence[own.status])}
          leftSection={<span className="hr-presence-dot" data-status={own.status} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {texts.presence[own.status]}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.presence.label}>
        <Stack gap="md">
          <Radio.Group
            aria-label={texts.presence.label}
            value={own.status}
            onChange={(status) => presence.own.set({ status: status as typeof own.status })}
          >
            <Stack gap="xs">
              {statuses.map(([status, label, hint]) => (
                <Radio key={status} value={status} label={label} description={hint} />
              ))}
            </Stack>
          </Radio.Group>
          <NumberInput
            label={texts.presence.capacity}
            size="xs"
            min={1}
            max={MAX_CAPACITY}
            clampBehavior="strict"
            value={capacity ?? ''}
            onChange={(value) => {
              const wanted = Number(value);
              if (wanted >= 1 && wanted <= MAX_CAPACITY && wanted !== capacity) presence.setCapacity(wanted);
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
