import { Fragment } from 'react';
import { splitLinks } from '../../shared/linkify.ts';

/** A text as it was written: line breaks kept, web addresses as links, nothing else interpreted. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  const pieces = splitLinks(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return { ...piece, key };
  });
  return (
    <span className="hr-text" dir="auto">
      {pieces.map(({ text: part, url, key }) =>
        url ? (
          <a key={key} href={url} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          <Fragment key={key}>{part}</Fragment>
        ),
      )}
    </span>
  );
}
