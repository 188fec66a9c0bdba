import { IconMoodAngry, IconMoodEmpty, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import { moodOf } from '../../../core/sentiment/course.ts';
import { texts } from '../texts.ts';

const { sentiment } = texts;

const shown = {
  angry: { word: sentiment.angry, tone: 'bad', Icon: IconMoodAngry },
  unhappy: { word: sentiment.unhappy, tone: 'warn', Icon: IconMoodSad },
  neutral: { word: sentiment.neutral, tone: 'none', Icon: IconMoodEmpty },
  content: { word: sentiment.happy, tone: 'ok', Icon: IconMoodSmile },
} as const;

/** A mood (-1 to 1) as a word. */
export const moodShown = (value: number) => shown[moodOf(value)];

/** A face with its meaning; nothing where the mood is not known. */
export function SentimentMark({ value }: { value: number | null }) {
  if (value === null) return null;
  const { word, tone, Icon } = moodShown(value);
  const label = sentiment.now(word);
  return <Icon size={17} className="hr-mood" data-tone={tone} role="img" aria-label={label} title={label} />;
}
