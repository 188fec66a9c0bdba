import { Button } from '@mantine/core';
import type { ReactElement, ReactNode, Ref } from 'react';
import { VList, type VListHandle } from 'virtua';
import { texts } from '../texts.ts';
import type { SteadyRow, SteadyRows } from './steady-rows.ts';
import type { Aim } from './use-aim.ts';

type Props<T> = {
  ref: Ref<VListHandle>;
  label: string;
  /** One line above the rows: how they are sorted, or what is wrong. */
  hint: string;
  aim: Aim;
  steady: SteadyRows<T> & { showNow: () => void };
  /** Shown where there is no row. */
  empty: ReactNode;
  onScroll?: () => void;
  children: (row: SteadyRow<T>) => ReactElement;
};

const noScroll = () => undefined;

/** A list whose rows stay under the pointer; what would move them waits behind a button with a place of its own. */
export function SteadyList<T>({
  ref,
  label,
  hint,
  aim,
  steady,
  empty,
  onScroll = noScroll,
  children,
}: Props<T>) {
  const { rows, newCount, showNow } = steady;
  return (
    // The way to the button is part of the aim: left out, the rows would come and take it away before it is pressed.
    <div className="hr-list-area" {...aim.handlers}>
      <div className="hr-list-status" role="status">
        <span>{hint}</span>
        {newCount > 0 && (
          <Button size="compact-xs" onClick={showNow}>
            {texts.lists.fresh(newCount)}
          </Button>
        )}
      </div>
      <div className="hr-list-frame">
        {rows.length === 0 ? (
          empty
        ) : (
          <VList
            ref={ref}
            className="hr-list"
            role="list"
            aria-label={label}
            onScroll={onScroll}
            data={rows as SteadyRow<T>[]}
          >
            {children}
          </VList>
        )}
      </div>
    </div>
  );
}
