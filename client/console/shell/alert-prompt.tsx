import { Button, CloseButton } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive, useObservable } from '../live/live-context.tsx';
import { texts } from '../texts.ts';

const LATER_KEY = 'handrail.alerts-later';

/** Asks for notifications where the browser has not been asked; it must be a visible question, never a surprise. */
export function AlertPrompt() {
  const { alerts } = useLive();
  const { permission } = useObservable(alerts.settings);
  const [isLater, setLater] = useState(() => sessionStorage.getItem(LATER_KEY) !== null);
  const isDenied = permission === 'denied';
  if (isLater || permission === 'granted' || permission === 'unsupported') return null;
  const dismiss = () => {
    sessionStorage.setItem(LATER_KEY, 'yes');
    setLater(true);
  };
  return (
    <section className="hr-banner" data-kind="info" aria-label={texts.alerts.enable}>
      <IconBellRinging size={16} aria-hidden />
      <span>{isDenied ? texts.alerts.denied : texts.alerts.enableHint}</span>
      {!isDenied && (
        <Button size="compact-xs" onClick={() => void alerts.enable()}>
          {texts.alerts.enableButton}
        </Button>
      )}
      <CloseButton size="sm" aria-label={texts.alerts.later} onClick={dismiss} />
    </section>
  );
}
