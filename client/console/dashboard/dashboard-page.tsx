import { Loader } from '@mantine/core';
import { useState } from 'react';
import type { UserView } from '../../../core/contract/views.ts';
import { may } from '../../../core/permission/permission.ts';
import { formatTime } from '../format.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { useAim } from '../parts/use-aim.ts';
import { useHeld } from '../parts/use-held.ts';
import { useNow } from '../parts/use-now.ts';
import { texts } from '../texts.ts';
import { DrillDown, type Drilled } from './drill-down.tsx';
import { MisheardCard } from './misheard-card.tsx';
import { OutcomeCard, PeriodBoard } from './period-board.tsx';
import { useFigures } from './use-figures.ts';

const t = texts.figures;

/** The manager's page: today and the last 30 days side by side, every figure with its conversations. */
export function DashboardPage({ me }: { me: UserView }) {
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  if (!may(me.role, 'figures:read', 'anybody')) return <ErrorNotice error={t.forbidden} />;
  return (
    <main id="main" className="hr-dashboard" tabIndex={-1}>
      <h1>{t.title}</h1>
      <div className="hr-periods">
        <Period period="today" title={t.today} onDrill={setDrilled} />
        <Period period="month" title={t.month} onDrill={setDrilled} />
      </div>
      <MisheardCard />
      <DrillDown drilled={drilled} onClose={() => setDrilled(null)} />
    </main>
  );
}

type PeriodProps = { period: 'today' | 'month'; title: string; onDrill: (drilled: Drilled) => void };

function Period({ period, title, onDrill }: PeriodProps) {
  const figures = useFigures(period);
  const now = useNow();
  const aim = useAim('button');
  const data = useHeld(figures.data, aim.isAimed);
  return (
    <section className="hr-period" aria-label={title} {...aim.handlers}>
      <h2>
        {title}
        {data && <span className="hr-quiet"> {t.asOf(formatTime(data.asOf, now))}</span>}
      </h2>
      {figures.isPending && <Loader type="dots" aria-label={t.loading} role="status" />}
      {figures.isError && !data && (
        <ErrorNotice title={t.failed} error={figures.error} onRetry={() => void figures.refetch()} />
      )}
      {data && data.total.n === 0 && <Nothing title={t.none} hint={t.noneHint} />}
      {data && data.total.n > 0 && <PeriodBoard report={data} onDrill={onDrill} />}
      {data && data.total.n === 0 && <OutcomeCard total={data.total} onDrill={onDrill} />}
    </section>
  );
}
