/** @jsxImportSource preact */

import { Composer } from './composer.tsx';
import type { ViewProps } from './view-props.ts';

/** The first screen: two equal ways. */
export function Welcome(props: ViewProps) {
  const { model, controller, words } = props;
  const { t } = words;
  const { access } = model;
  return (
    <div class="scroll welcome">
      <h3>{t('help')}</h3>
      <p>{t('aiFirst', { assistant: model.assistantName || t('aiAssistant') })}</p>
      <section class="way">
        <Composer {...props} />
      </section>
      <section class="way">
        {access && (
          <p>
            {access.opensAt
              ? t('personClosed', { opens: words.moment(access.opensAt) })
              : t('personHintOwner', { owner: access.owner.name })}
          </p>
        )}
        <button type="button" class="primary" onClick={controller.requestPerson}>
          {t('talkToPerson')}
        </button>
      </section>
    </div>
  );
}
