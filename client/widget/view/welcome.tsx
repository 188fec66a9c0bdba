/** @jsxImportSource preact */
import type { ViewProps } from './view-props.ts';

/** The first screen: who answers, and who is behind them. The two ways stand below it, where they stay. */
export function Welcome({ model, words: { t, moment } }: ViewProps) {
  const { access, assistantName } = model;
  return (
    <div class="scroll welcome">
      <h3>{t('help')}</h3>
      {access && (
        <>
          <p>{t('aiFirst', { assistant: assistantName || t('aiAssistant') })}</p>
          <p>
            {access.opensAt
              ? t('personClosed', { opens: moment(access.opensAt) })
              : t('personHintOwner', { owner: access.owner.name })}
          </p>
        </>
      )}
    </div>
  );
}
