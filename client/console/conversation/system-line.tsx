import {
  IconArrowsExchange,
  IconCheck,
  IconCircleDot,
  IconClockPause,
  IconDoorExit,
  IconEraser,
  IconEye,
  IconFlag,
  IconHandGrab,
  IconLifebuoy,
  IconLock,
  IconMessagePlus,
  IconRotate,
  IconUserCheck,
} from '@tabler/icons-react';
import type { EntryType } from '../../../core/timeline/entry.ts';
import { formatFullTime, formatTime } from '../format.ts';
import type { ShownEntry } from '../live/entry-log.ts';
import { useNow } from '../parts/use-now.ts';
import { describeEntry } from './describe-entry.ts';

const icons: Partial<Record<EntryType, typeof IconFlag>> = {
  'conversation.started': IconMessagePlus,
  'need.signalled': IconFlag,
  'escalation.requested': IconLifebuoy,
  'alert.acknowledged': IconEye,
  'offer.made': IconClockPause,
  'offer.ended': IconClockPause,
  'assignment.accepted': IconHandGrab,
  'conversation.transferred': IconArrowsExchange,
  'conversation.resolved': IconCheck,
  'resolution.answered': IconCheck,
  'conversation.reopened': IconRotate,
  'conversation.closed': IconLock,
  'contact.left': IconDoorExit,
  'contact.returned': IconDoorExit,
  'contact.identified': IconUserCheck,
  'conversation.erased': IconEraser,
};
const loud: ReadonlySet<EntryType> = new Set(['escalation.requested', 'conversation.reopened']);

/** What happened without anybody's words: one quiet line. */
export function SystemLine({ entry, contactName }: { entry: ShownEntry; contactName: string }) {
  const now = useNow();
  const Icon = icons[entry.type] ?? IconCircleDot;
  const { line, quote } = describeEntry(entry, contactName);
  return (
    <div className="hr-line" data-loud={loud.has(entry.type)}>
      <Icon size={15} aria-hidden />
      <span className="hr-line-text" dir="auto">
        {line}
        {quote && <q>{quote}</q>}
      </span>
      <time dateTime={entry.at} title={formatFullTime(entry.at)}>
        {formatTime(entry.at, now)}
      </time>
    </div>
  );
}
