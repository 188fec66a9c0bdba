/** @jsxImportSource preact */
import type { Access } from '../../../core/contract/views.ts';
import type { Words } from './texts.ts';
import type { ViewProps } from './view-props.ts';

/** What became of the press: asked at, place in line, honest wait, who is responsible, what happens next. */
export function Receipt({ model, words }: ViewProps) {
  const { t } = words;
  const { access } = model;
  const escalation = model.thread.entries.findLast((entry) => entry.type === 'escalation.requested');
  const requestedAt = access?.requestedAt ?? escalation?.at;
  const isOwn = (escalation?.data.by ?? 'contact') === 'contact';
  return (
    <section class="receipt" role="status" tabIndex={-1}>
      <h4>{t(isOwn ? 'askedAt' : 'passedOn', { time: requestedAt ? words.clock(requestedAt) : '…' })}</h4>
      {access && (
        <dl>
          <dt>{t('position')}</dt>
          <dd>{placeInLine(access, words)}</dd>
          <dt>{t('wait')}</dt>
          <dd>{words.wait(access.estimatedWaitSeconds)}</dd>
          <dt>{t('responsible')}</dt>
          <dd>{access.owner.name}</dd>
        </dl>
      )}
      <p class="next">{whatIsNext(access, words)}</p>
    </section>
  );
}

function placeInLine({ position }: Access, { t }: Words): string {
  if (position === 1) return `1 – ${t('positionNext')}`;
  return position === null ? t('inLine') : String(position);
}

function whatIsNext(access: Access | null, { t, moment }: Words): string {
  if (!access || access.open) return t('next');
  return access.opensAt ? t('nextClosed', { opens: moment(access.opensAt) }) : t('nextClosedUnknown');
}

/** The press before it is known to have arrived: kept, and said so. */
export function PendingReceipt({ model, controller, words }: ViewProps) {
  const press = model.outbox.find(({ kind }) => kind === 'press');
  const isLate = press?.status === 'waiting' || model.session === 'unreachable' || !model.isOnline;
  return (
    <section class="receipt" role="status" tabIndex={-1}>
      <h4>{words.t('talkToPerson')}</h4>
      <p>{words.t(model.session === 'refused' ? 'cannotSend' : isLate ? 'notSentYet' : 'asking')}</p>
      {isLate && press && (
        <button type="button" class="link" onClick={() => controller.retry(press)}>
          {words.t('tryNow')}
        </button>
      )}
    </section>
  );
}
