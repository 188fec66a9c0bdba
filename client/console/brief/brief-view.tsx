import { IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Brief } from '../../../core/brief/brief-schema.ts';
import { newsOf } from '../../../core/brief/summary.ts';
import { SeqLink } from '../parts/seq-link.tsx';
import { TierBadge } from '../parts/tier-badge.tsx';
import { texts } from '../texts.ts';
import { FactList } from './fact-list.tsx';
import { MoodCourse } from './mood-course.tsx';
import { Section } from './section.tsx';

const t = texts.brief;

/** The brief, in the order in which an agent needs it. Every statement links to the entry it comes from. */
export function BriefView({ brief, contactName }: { brief: Brief; contactName: string | null }) {
  const news = newsOf(brief);
  return (
    <div className="hr-brief">
      <h2>{brief.headline}</h2>
      <Why brief={brief} />
      {news && news !== brief.headline && <Summary text={news} />}
      <Fixes brief={brief} />
      <FactList facts={brief.facts} />
      <Quotes title={t.questions} items={brief.openQuestions} />
      <Quotes title={t.promises} items={brief.promises} />
      <DoNotAsk brief={brief} />
      <MoodCourse sentiment={brief.sentiment} />
      <Customer brief={brief} contactName={contactName} />
      {brief.articles.length > 0 && (
        <Section title={t.articles}>
          <ul>
            {brief.articles.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** Three lines, and the rest on demand: the parts below say the same, sorted. */
function Summary({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  return (
    <button
      type="button"
      className="hr-summary"
      data-whole={isWhole}
      aria-expanded={isWhole}
      dir="auto"
      onClick={() => setWhole(!isWhole)}
    >
      {text}
    </button>
  );
}

/** The reason is not said twice where it is the headline too. */
function Why({ brief: { headline, reason, need } }: { brief: Brief }) {
  const why = reason ? reason.text : t.noReason;
  return (
    <div className="hr-why">
      {why !== headline && <p>{why}</p>}
      {need && (
        <p className="hr-quiet">
          {t.need}: {texts.needs[need.kind] ?? need.kind} <SeqLink seq={need.evidence.seq} />
        </p>
      )}
      {need?.evidence.quote && <blockquote dir="auto">{need.evidence.quote}</blockquote>}
    </div>
  );
}

const marks = { unknown: IconHelp, failed: IconX, worked: IconCheck };

function Fixes({ brief: { attemptedFixes } }: { brief: Brief }) {
  return (
    <Section title={t.fixes}>
      {attemptedFixes.length === 0 && <p className="hr-quiet">{t.noFixes}</p>}
      <ul>
        {attemptedFixes.map(({ what, by, outcome, seq }) => {
          const Mark = marks[outcome];
          return (
            <li key={`${seq} ${what}`} className="hr-fix" data-outcome={outcome}>
              <Mark size={16} aria-hidden />
              <span>
                {what}{' '}
                <span className="hr-quiet">
                  ({t.by[by]}, {t.outcomes[outcome]})
                </span>{' '}
                <SeqLink seq={seq} />
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

type Quote = { text: string; by: string; seq: number };

function Quotes({ title, items }: { title: string; items: readonly Quote[] }) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {items.map(({ text, by, seq }) => (
          <li key={`${seq} ${text}`}>
            <span dir="auto">{text}</span> <span className="hr-quiet">({t.by[by] ?? by})</span>{' '}
            <SeqLink seq={seq} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DoNotAsk({ brief: { doNotAsk } }: { brief: Brief }) {
  if (doNotAsk.length === 0) return null;
  return (
    <Section title={t.doNotAsk}>
      <p className="hr-known">
        {doNotAsk.map(({ name, seq }) => (
          <span key={`${seq} ${name}`} className="hr-chip">
            {name} <SeqLink seq={seq} />
          </span>
        ))}
      </p>
    </Section>
  );
}

type CustomerProps = { brief: Brief; contactName: string | null };

function Customer({ brief: { contact, account, language }, contactName }: CustomerProps) {
  return (
    <Section title={t.customer}>
      <p>
        {contact?.name ?? contactName ?? texts.conversation.contact}
        {contact?.email && <span className="hr-quiet"> · {contact.email}</span>}
      </p>
      {contact && <p className="hr-quiet">{contact.verified ? t.verified : t.unverified}</p>}
      <p>
        {account ? account.name : <span className="hr-quiet">{t.noAccount}</span>}
        {account && <TierBadge tier={account.tier} />}
      </p>
      {language && (
        <p className="hr-quiet">
          {t.language}: {languageName(language)}
        </p>
      )}
    </Section>
  );
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
