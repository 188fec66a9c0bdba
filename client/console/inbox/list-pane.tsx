import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useMine } from '../api/queries.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { useShortcuts } from '../parts/use-shortcuts.ts';
import { texts } from '../texts.ts';
import { AllList } from './all-list.tsx';
import { LineList } from './line-list.tsx';
import { MineList } from './mine-list.tsx';

type Tab = 'waiting' | 'mine' | 'all';
const TAB_KEY = 'handrail.tab';

/** The three lists: who waits, what is mine, and everything. */
export function ListPane({ conversationId }: { conversationId: string | null }) {
  const [tab, setTab] = useState<Tab>(() => (sessionStorage.getItem(TAB_KEY) as Tab | null) ?? 'waiting');
  const choose = (next: Tab) => {
    sessionStorage.setItem(TAB_KEY, next);
    setTab(next);
  };
  const search = () => {
    choose('all');
    requestAnimationFrame(() => document.getElementById('hr-search')?.focus());
  };
  useShortcuts({ 1: () => choose('waiting'), 2: () => choose('mine'), 3: () => choose('all'), '/': search });
  return (
    <>
      <TabBar tab={tab} onChange={choose} />
      {tab === 'waiting' && <LineList conversationId={conversationId} />}
      {tab === 'mine' && <MineList conversationId={conversationId} />}
      {tab === 'all' && <AllList conversationId={conversationId} />}
    </>
  );
}

function TabBar({ tab, onChange }: { tab: Tab; onChange: (tab: Tab) => void }) {
  const { line } = useLive();
  const { total } = useObservable(line.state);
  const mine = useMine();
  return (
    <div className="hr-tabs">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={texts.lists.label}
        value={tab}
        onChange={(value) => onChange(value as Tab)}
        data={[
          { value: 'waiting', label: <TabLabel text={texts.lists.waiting} count={total} isUrgent /> },
          { value: 'mine', label: <TabLabel text={texts.lists.mine} count={mine.data?.items.length ?? 0} /> },
          { value: 'all', label: <TabLabel text={texts.lists.all} count={0} /> },
        ]}
      />
    </div>
  );
}

function TabLabel({ text, count, isUrgent = false }: { text: string; count: number; isUrgent?: boolean }) {
  return (
    <span className="hr-tab-label">
      {text}
      {count > 0 && <span className={isUrgent ? 'hr-count hr-count-urgent' : 'hr-count'}>{count}</span>}
    </span>
  );
}
