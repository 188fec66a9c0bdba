import type { ReactNode } from 'react';

/** A titled part of the brief. */
export function Section({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="hr-brief-section">
      <h3>
        {title}
        {extra}
      </h3>
      {children}
    </section>
  );
}
