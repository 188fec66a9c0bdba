import { IconAlertTriangle } from '@tabler/icons-react';
import { LATE_JOB_SECONDS, type Readiness } from '../../../core/contract/readiness.ts';
import { texts } from '../texts.ts';

// The worst first.
const parts = ['store', 'queue', 'ai'] as const;
export type DownPart = (typeof parts)[number] | 'aiStarting' | 'late';

/** Which parts of the server are down or late; an assistant that is about to come is a case of its own. */
export function downParts(readiness: Readiness | undefined): DownPart[] {
  const down: DownPart[] = parts.filter((part) => readiness?.checks[part] === 'down');
  if (readiness?.checks.ai === 'starting') down.push('aiStarting');
  // Where nobody can take a job it is late for a reason that is said already.
  const isLate = (readiness?.oldestJobSeconds ?? 0) > LATE_JOB_SECONDS;
  return isLate && down.length === 0 ? ['late'] : down;
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
