import { ActionIcon, Group, Menu, Text, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBell,
  IconBellOff,
  IconChartBar,
  IconDeviceDesktop,
  IconInbox,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { UserView } from '../../../core/contract/views.ts';
import { may } from '../../../core/permission/permission.ts';
import { request } from '../api/http.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';
import { ConnectionBadge } from './connection-badge.tsx';
import { NoticeSlot } from './notice-slot.tsx';
import { PresenceMenu } from './presence-menu.tsx';
import { ShortcutsHelp } from './shortcuts-help.tsx';

export function Header({ me }: { me: UserView }) {
  const [isHelpOpen, help] = useDisclosure(false);
  useShortcuts({ '?': help.open });
  return (
    <header className="hr-header">
      <Text component="span" fw={700} className="hr-brand">
        {texts.product}
      </Text>
      <Navigation me={me} />
      <NoticeSlot />
      <Group gap={4} wrap="nowrap" className="hr-header-tools">
        <ConnectionBadge />
        <PresenceMenu me={me} />
        <MuteButton />
        <Tooltip label={texts.nav.help}>
          <ActionIcon aria-label={texts.nav.help} onClick={help.open} visibleFrom="sm">
            <IconKeyboard size={18} />
          </ActionIcon>
        </Tooltip>
        <UserMenu me={me} onHelp={help.open} />
      </Group>
      <ShortcutsHelp isOpen={isHelpOpen} onClose={help.close} />
    </header>
  );
}

function Navigation({ me }: { me: UserView }) {
  const [location] = useLocation();
  if (!may(me.role, 'figures:read', 'anybody')) return null;
  const isFigures = location.startsWith('/dashboard');
  return (
    <nav aria-label={texts.nav.main} className="hr-nav">
      <Link to="/" aria-current={isFigures ? undefined : 'page'}>
        <IconInbox size={16} aria-hidden />
        <span>{texts.nav.inbox}</span>
      </Link>
      <Link to="/dashboard" aria-current={isFigures ? 'page' : undefined}>
        <IconChartBar size={16} aria-hidden />
        <span>{texts.nav.figures}</span>
      </Link>
    </nav>
  );
}

function MuteButton() {
  const { alerts } = useLive();
  const { isMuted } = useObservable(alerts.settings);
  const toggle = () => alerts.setMuted(!isMuted);
  useShortcuts({ m: toggle });
  const label = isMuted ? texts.alerts.unmute : texts.alerts.mute;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-pressed={isMuted} onClick={toggle} color={isMuted ? 'red' : 'gray'}>
        {isMuted ? <IconBellOff size={18} /> : <IconBell size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

const schemes = [
  ['light', IconSun, texts.theme.light],
  ['dark', IconMoon, texts.theme.dark],
  ['auto', IconDeviceDesktop, texts.theme.auto],
] as const;

function UserMenu({ me, onHelp }: { me: UserView; onHelp: () => void }) {
  const client = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    await request('/api/v1/auth/logout', { method: 'POST', body: {} }).catch(() => null);
    client.clear();
    location.reload();
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={texts.nav.user(me.name)}>
          <IconUser size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name} · {texts.roles[me.role]}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{texts.theme.label}</Menu.Label>
        {schemes.map(([scheme, Icon, label]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            className="hr-menu-choice"
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {texts.nav.help}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {texts.nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
