import { IconMoodAngry, IconMoodEmpty, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import { texts } from '../texts.ts';

const { sentiment } = texts;

/** A mood (-1 to 1) as a word. */
export function moodOf(value: number | null) {
  if (value === null) return { word: sentiment.unknown, tone: 'none', Icon: IconMoodEmpty };
  if (value <= -0.6) return { word: sentiment.angry, tone: 'bad', Icon: IconMoodAngry };
  if (value <= -0.25) return { word: sentiment.unhappy, tone: 'warn', Icon: IconMoodSad };
  if (value < 0.3) return { word: sentiment.neutral, tone: 'none', Icon: IconMoodEmpty };
  return { word: sentiment.happy, tone: 'ok', Icon: IconMoodSmile };
}

/** A face with its meaning; nothing where the mood is not known. */
export function SentimentMark({ value }: { value: number | null }) {
  if (value === null) return null;
  const { word, tone, Icon } = moodOf(value);
  const label = sentiment.now(word);
  return <Icon size={17} className="hr-mood" data-tone={tone} role="img" aria-label={label} title={label} />;
}
