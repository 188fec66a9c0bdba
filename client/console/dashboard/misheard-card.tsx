import { useQuery } from '@tanstack/react-query';
import type { MisheardReport } from '../../../core/contract/misheard.ts';
import { request } from '../api/http.ts';
import { texts } from '../texts.ts';

const t = texts.misheard;

/** What the assistant would wrongly hear in the company's own articles; nothing where there is none. */
export function MisheardCard() {
  const { data } = useQuery({
    queryKey: ['misheard'],
    queryFn: () => request<MisheardReport>('/api/v1/assistant/misheard'),
    refetchInterval: 60_000,
  });
  if (!data || data.count === 0) return null;
  const rest = data.count - data.items.length;
  return (
    <section className="hr-card hr-misheard" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p className="hr-quiet">{t.hint}</p>
      <ul>
        {data.items.map(({ detector, rule, articleId, title, sentence, heard }) => (
          <li key={[rule, articleId, title, sentence].join(' ')}>
            <span className="hr-quiet">
              {t.heard(t.detectors[detector] ?? detector, heard)} · {title}
            </span>
            <br />
            {sentence}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="hr-quiet">{t.rest(rest)}</p>}
    </section>
  );
}
