import type { ReactNode } from 'react';
import { texts } from '../texts.ts';

/** A figure that opens the conversations behind it. */
export function FigureButton({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className="hr-figure" title={texts.figures.open(label)} onClick={onClick}>
      {children}
      <span className="hr-hidden"> {texts.figures.open(label)}</span>
    </button>
  );
}
