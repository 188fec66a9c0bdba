/** @jsxImportSource preact */
import type { ViewProps } from './view-props.ts';

/** What the assistant offers with its last words, as buttons; gone once anything is said or on its way. */
export function Choices({ model, controller }: ViewProps) {
  const last = model.thread.entries.at(-1);
  if (last?.type !== 'message.posted' || !last.data.choices || model.outbox.length > 0) return null;
  return (
    <fieldset class="feedback" key={last.seq} aria-label={last.data.text}>
      {last.data.choices.map(({ id, label, kind }) => (
        <button
          key={id}
          type="button"
          onClick={() => (kind === 'person' ? controller.requestPerson() : controller.sendMessage(label, id))}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
