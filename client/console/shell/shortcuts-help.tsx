import { Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { useObservable } from '../live/live-context.tsx';
import { areShortcutsOn } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';

const { groups, ...keys } = texts.shortcuts;

const table: { title: string; rows: [string, string][] }[] = [
  {
    title: groups.lists,
    rows: [
      ['j', keys.down],
      ['k', keys.up],
      ['Enter', keys.open],
      ['s', keys.seen],
      ['1', keys.waiting],
      ['2', keys.mine],
      ['3', keys.all],
      ['/', keys.search],
    ],
  },
  {
    title: groups.conversation,
    rows: [
      ['t', keys.take],
      ['r', keys.reply],
      ['n', keys.note],
      ['e', keys.resolve],
      ['x', keys.transfer],
      ['b', keys.brief],
      ['Esc', keys.leave],
    ],
  },
  {
    title: groups.general,
    rows: [
      ['a', keys.accept],
      ['d', keys.decline],
      ['m', keys.mute],
      ['?', keys.help],
    ],
  },
];

export function ShortcutsHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isOn = useObservable(areShortcutsOn);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={texts.shortcuts.title}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Stack>
        <Switch
          checked={isOn}
          label={texts.shortcuts.enabled}
          onChange={(event) => areShortcutsOn.set(event.currentTarget.checked)}
        />
        <div className="hr-keys">
          {table.map(({ title, rows }) => (
            <section key={title}>
              <Text fw={600} size="sm" mb={6}>
                {title}
              </Text>
              <ul>
                {rows.map(([key, meaning]) => (
                  <li key={key}>
                    <span>{meaning}</span>
                    <Kbd>{key}</Kbd>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Stack>
    </Modal>
  );
}
