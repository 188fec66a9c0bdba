import { IconAlertTriangle } from '@tabler/icons-react';
import type { Readiness } from '../../../core/contract/readiness.ts';
import { texts } from '../texts.ts';

// The worst first.
const parts = ['store', 'queue', 'ai'] as const;
export type DownPart = (typeof parts)[number] | 'aiStarting';

/** Which parts of the server are down; an assistant that is about to come is a case of its own. */
export function downParts(readiness: Readiness | undefined): DownPart[] {
  const down: DownPart[] = parts.filter((part) => readiness?.checks[part] === 'down');
  return readiness?.checks.ai === 'starting' ? [...down, 'aiStarting'] : down;
}

/** Says in plain words what is down and what that means for the work. */
export function DownNotice({ parts: down }: { parts: DownPart[] }) {
  const words = down.map((part) => texts.degraded[part]).join(' ');
  return (
    <>
      <IconAlertTriangle size={18} aria-hidden />
      <span className="hr-notice-words" title={words}>
        {words}
      </span>
    </>
  );
}
