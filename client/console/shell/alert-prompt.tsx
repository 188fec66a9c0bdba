import { Button, CloseButton } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { createObservable } from '../../shared/observable.ts';
import { useLive, useObservable } from '../live/live-context.tsx';
import { texts } from '../texts.ts';

const LATER_KEY = 'handrail.alerts-later';
const isLater = createObservable(sessionStorage.getItem(LATER_KEY) !== null);

/** Whether the browser has yet to be asked for notifications, and the agent has not put it off. */
export function useAlertPrompt() {
  const { permission } = useObservable(useLive().alerts.settings);
  const wasPutOff = useObservable(isLater);
  return { isWanted: !wasPutOff && permission !== 'granted' && permission !== 'unsupported' };
}

/** Asks for notifications; it must be a visible question, never a surprise. */
export function AlertPrompt() {
  const { alerts } = useLive();
  const { permission } = useObservable(alerts.settings);
  const isDenied = permission === 'denied';
  const putOff = () => {
    sessionStorage.setItem(LATER_KEY, 'yes');
    isLater.set(true);
  };
  return (
    <>
      <IconBellRinging size={18} aria-hidden />
      <span className="hr-notice-words">{isDenied ? texts.alerts.denied : texts.alerts.enableHint}</span>
      {!isDenied && <Button onClick={() => void alerts.enable()}>{texts.alerts.enableButton}</Button>}
      <CloseButton size="md" aria-label={texts.alerts.later} onClick={putOff} />
    </>
  );
}
