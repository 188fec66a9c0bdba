import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts.ts';

export function ListSkeleton() {
  return (
    <Stack gap="sm" p="sm" role="status" aria-label={texts.lists.loading}>
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} h={84} radius="md" />
      ))}
    </Stack>
  );
}

type FrameProps = {
  isOpen: boolean;
  isCursor: boolean;
  isUnseen: boolean;
  isGone: boolean;
  children: ReactNode;
};

/** The frame of a row in a list of conversations. */
export function RowFrame({ isOpen, isCursor, isUnseen, isGone, children }: FrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list puts elements of its own around every row.
    <div
      className="hr-row"
      role="listitem"
      data-open={isOpen}
      data-cursor={isCursor}
      data-unseen={isUnseen}
      data-gone={isGone || undefined}
    >
      {children}
    </div>
  );
}
