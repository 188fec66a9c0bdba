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

type Props = { entry: ShownEntryOf<'decision.recorded'>; label: string | null };

/** A judgement of the assistant: one sentence why, and on demand everything it rests on. */
export function DecisionCard({ entry, label }: Props) {
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
        {label && <span className="hr-chip">{texts.decision.labels[label] ?? label}</span>}
        <IconChevronRight size={16} className="hr-chevron" aria-hidden />
      </button>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <div className="hr-decision-body">
            <DecisionDetails decision={decision} answersSeq={entry.data.answersSeq} />
            <Labels conversationId={entry.conversationId} decisionId={decision.id} chosen={label} />
          </div>
        )}
      </Collapse>
    </section>
  );
}

type Label = 'right' | 'too_early' | 'too_late' | 'not_needed';
const labels: Label[] = ['right', 'too_early', 'too_late', 'not_needed'];

/** One click labels the decision; another click changes the label. */
function Labels(props: { conversationId: string; decisionId: string; chosen: string | null }) {
  const { conversationId, decisionId, chosen } = props;
  const { connection } = useLive();
  const [busy, setBusy] = useState<Label | null>(null);
  const choose = async (label: Label) => {
    setBusy(label);
    const input = { conversationId, decisionId, verdict: label, clientId: newClientId() };
    const answer = await connection.send('decision:label', input);
    setBusy(null);
    if (!answer.ok) tellRefusal(answer.error);
  };
  return (
    <Group gap="xs" className="hr-labels">
      <Text size="sm" fw={600}>
        {texts.decision.label}
      </Text>
      {labels.map((label) => (
        <Button
          key={label}
          size="compact-xs"
          variant={chosen === label ? 'filled' : 'default'}
          aria-pressed={chosen === label}
          loading={busy === label}
          onClick={() => void choose(label)}
        >
          {texts.decision.labels[label]}
        </Button>
      ))}
    </Group>
  );
}
