import { Button, Collapse, Group, Text } from '@mantine/core';
import { IconChevronRight, IconRobot } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { newClientId } from '../../shared/client-id.ts';
import type { ShownEntryOf } from '../live/entry-log.ts';
import { useLive } from '../live/live-context.tsx';
import { tellRefusal } from '../parts/notify.ts';
import { texts } from '../texts.ts';
import { DecisionDetails } from './decision-details.tsx';
import type { StoredDecision } from './stored-decision.ts';

type Props = { entry: ShownEntryOf<'decision.recorded'>; verdict: string | null };

/** A judgement of the assistant: one sentence why, and on demand everything it rests on. */
export function DecisionCard({ entry, verdict }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const decision = entry.data.decision as StoredDecision;
  return (
    <section className="hr-decision" data-action={decision.action}>
      <button
        type="button"
        className="hr-decision-head"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconRobot size={16} aria-hidden />
        <span className="hr-decision-why">
          <strong>{texts.decision.actions[decision.action] ?? decision.action}.</strong>{' '}
          {decision.why ?? decision.reason?.text ?? ''}
        </span>
        {verdict && <span className="hr-chip">{texts.decision.verdicts[verdict] ?? verdict}</span>}
        <IconChevronRight size={16} className="hr-chevron" aria-hidden />
      </button>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <div className="hr-decision-body">
            <DecisionDetails decision={decision} answersSeq={entry.data.answersSeq} />
            <Verdict conversationId={entry.conversationId} decisionId={decision.id} verdict={verdict} />
          </div>
        )}
      </Collapse>
    </section>
  );
}

type Verdicts = 'right' | 'too_early' | 'too_late' | 'not_needed';
const verdicts: Verdicts[] = ['right', 'too_early', 'too_late', 'not_needed'];

/** One click labels the decision; it becomes training data. */
function Verdict(props: { conversationId: string; decisionId: string; verdict: string | null }) {
  const { conversationId, decisionId } = props;
  const { connection } = useLive();
  const [busy, setBusy] = useState<Verdicts | null>(null);
  const label = async (verdict: Verdicts) => {
    setBusy(verdict);
    const input = { conversationId, decisionId, verdict, clientId: newClientId() };
    const answer = await connection.send('decision:label', input);
    setBusy(null);
    if (!answer.ok) tellRefusal(answer.error);
  };
  return (
    <Group gap="xs" className="hr-verdict">
      <Text size="sm" fw={600}>
        {texts.decision.verdict}
      </Text>
      {verdicts.map((verdict) => (
        <Button
          key={verdict}
          size="compact-xs"
          variant={props.verdict === verdict ? 'filled' : 'default'}
          aria-pressed={props.verdict === verdict}
          loading={busy === verdict}
          onClick={() => void label(verdict)}
        >
          {texts.decision.verdicts[verdict]}
        </Button>
      ))}
    </Group>
  );
}
